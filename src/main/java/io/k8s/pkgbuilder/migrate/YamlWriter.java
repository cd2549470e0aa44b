package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes YAML as people do: blocks for lists and mappings, quotes where they are needed. */
final class YamlWriter {
  /** Reads back as the same text, whatever version of YAML reads it. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_./$+(~](?:[A-Za-z0-9_./${}()<>=+@%~^|,;*? -]|:(?=[^ ]))*(?<! )");

  private static final Pattern SPECIAL =
      Pattern.compile(
          "(?i)(true|false|yes|no|on|off|y|n|null|~|[-+.]?[0-9][0-9_,:xoe+-]*([.][0-9_e+-]*)?"
              + "|[0-9]{4}-[0-9]{2}-[0-9]{2}.*|\\.(nan|inf))");

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /** A mapping as a whole document. */
  static String write(YamlNode.Mapping document) {
    YamlWriter writer = new YamlWriter();
    writer.mapping(document, "");
    return writer.out.toString();
  }

  private void mapping(YamlNode.Mapping mapping, String indent) {
    String before = "";
    for (YamlNode.Entry entry : mapping.entries()) {
      out.append(before).append(scalar(entry.key(), false)).append(':');
      value(entry.value(), indent);
      before = indent;
    }
  }

  private void value(YamlNode value, String indent) {
    if (value instanceof YamlNode.Scalar scalar) {
      String text = scalar.text();
      if (block(text)) {
        block(text, indent + "  ");
      } else {
        out.append(' ').append(scalar.isNull() ? "~" : scalar(scalar, scalar.plain())).append('\n');
      }
    } else if (value instanceof YamlNode.Sequence sequence) {
      sequence(sequence, indent);
    } else if (value instanceof YamlNode.Mapping mapping) {
      if (mapping.entries().isEmpty()) {
        out.append(" {}\n");
        return;
      }
      out.append('\n').append(indent).append("  ");
      mapping(mapping, indent + "  ");
    }
  }

  private void sequence(YamlNode.Sequence sequence, String indent) {
    if (sequence.items().isEmpty()) {
      out.append(" []\n");
      return;
    }
    out.append('\n');
    for (YamlNode item : sequence.items()) {
      out.append(indent).append("  -");
      if (item instanceof YamlNode.Mapping mapping && !mapping.entries().isEmpty()) {
        out.append(' ');
        mapping(mapping, indent + "    ");
      } else {
        value(item, indent + "  ");
      }
    }
  }

  /** Of several lines, none of which a block would change. */
  private static boolean block(String text) {
    return text.contains("\n")
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && text.endsWith("\n")
        && !text.endsWith("\n\n")
        && text.chars()
            .allMatch(c -> c == '\n' || (c >= ' ' && c != 0x7f && c < 0x80) || printable(c));
  }

  private static boolean printable(int character) {
    return character > 0xa0 && !Character.isSurrogate((char) character) && character < 0x2000;
  }

  private void block(String text, String indent) {
    out.append(" |\n");
    text.lines()
        .forEach(line -> out.append(line.isEmpty() ? "" : indent).append(line).append('\n'));
  }

  /**
   * A scalar on one line.
   *
   * @param plain whether a number or truth value is meant as such
   */
  private static String scalar(YamlNode.Scalar scalar, boolean plain) {
    String text = scalar.text();
    boolean asItIs = PLAIN.matcher(text).matches() && (plain || !SPECIAL.matcher(text).matches());
    return asItIs ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                  boolean shown = (c >= ' ' && c < 0x7f) || (c > 0xa0 && c < 0x2000);
                  if (shown) {
                    quoted.appendCodePoint(c);
                  } else {
                    quoted.append(
                        String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
