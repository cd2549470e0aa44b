package io.k8s.pkgbuilder.release.report;

import java.util.List;
import java.util.Locale;

/** Pieces of HTML; every text is escaped. */
final class Html {
  private final StringBuilder text = new StringBuilder();

  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  Html text(String words) {
    text.append(escape(words));
    return this;
  }

  /** An element with a text in it. */
  Html element(String name, String words) {
    return raw("<" + name + ">").text(words).raw("</" + name + ">\n");
  }

  /** A cell; numbers stand to the right. */
  Html cell(String words) {
    return raw("<td>").text(words).raw("</td>");
  }

  Html number(String words) {
    return raw("<td class=\"n\">").text(words).raw("</td>");
  }

  Html code(String words) {
    return raw("<td><code>").text(words).raw("</code></td>");
  }

  /** A table's head; a name that begins with '#' is of a column of numbers. */
  Html head(List<String> columns) {
    raw("<div class=\"wide\"><table>\n<thead><tr>");
    for (String column : columns) {
      boolean numbers = column.startsWith("#");
      raw(numbers ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
          .text(numbers ? column.substring(1) : column)
          .raw("</th>");
    }
    return raw("</tr></thead>\n<tbody>\n");
  }

  Html end() {
    return raw("</tbody></table></div>\n");
  }

  static String escape(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String megabytes(long size) {
    return size < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", size / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", size / 1e6);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
