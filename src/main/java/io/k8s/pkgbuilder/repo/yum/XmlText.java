package io.k8s.pkgbuilder.repo.yum;

/** XML as repodata has it: two blanks a level, every element on its own line. */
final class XmlText {
  private final StringBuilder text = new StringBuilder();

  /** As it stands. */
  XmlText raw(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** An element with text; empty ones are closed at once. */
  XmlText element(int level, String name, String value) {
    text.append("  ".repeat(level)).append('<').append(name);
    if (value.isEmpty()) {
      text.append("/>\n");
    } else {
      text.append('>').append(escape(value)).append("</").append(name).append(">\n");
    }
    return this;
  }

  /** Attributes, in the form of {@code name="value"} with a blank before each. */
  static String attributes(String... namesAndValues) {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attributes
          .append(' ')
          .append(namesAndValues[i])
          .append("=\"")
          .append(escape(namesAndValues[i + 1]))
          .append('"');
    }
    return attributes.toString();
  }

  /** For text and attributes; what XML 1.0 cannot hold becomes a question mark. */
  static String escape(String value) {
    return isPlain(value) ? value : escaped(value);
  }

  /** Most names and paths are; there are millions. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '&' || c == '<' || c == '>' || c == '"') {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String value) {
    StringBuilder escaped = new StringBuilder(value.length() + 16);
    value
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(point) ? point : '?');
              }
            });
    return escaped.toString();
  }

  /** What {@link #escape} did, undone. */
  static String unescape(String value) {
    return value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  /** https://www.w3.org/TR/xml/#charsets. */
  private static boolean isXml(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= ' ' && point <= 0xd7ff)
        || (point >= 0xe000 && point <= 0xfffd)
        || point >= 0x10000;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
