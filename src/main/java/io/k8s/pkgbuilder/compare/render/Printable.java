package io.k8s.pkgbuilder.compare.render;

/** Texts of packages, which may hold what a terminal would obey. */
final class Printable {
  private Printable() {}

  /** Control characters but tabs as question marks. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point ->
                safe.appendCodePoint(
                    Character.isISOControl(point) && point != '\t' ? '\ufffd' : point));
    return safe.toString();
  }
}
