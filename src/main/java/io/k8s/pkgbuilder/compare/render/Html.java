package io.k8s.pkgbuilder.compare.render;

/** Text within HTML. */
final class Html {
  private Html() {}

  /** For elements and quoted attributes. */
  static String escape(String text) {
    return Printable.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
