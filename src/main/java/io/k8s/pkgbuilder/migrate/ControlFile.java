package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A file of paragraphs of fields: debian/control, debian/copyright. deb822(5). */
record ControlFile(List<Paragraph> paragraphs, List<Field> strange) {
  ControlFile {
    paragraphs = List.copyOf(paragraphs);
    strange = List.copyOf(strange);
  }

  /**
   * A field, or a line that is none.
   *
   * @param value lines after the first as they are, with their blanks
   */
  record Field(String name, String value, Location location) {
    String line() {
      return value.replaceAll("\\s+", " ").strip();
    }
  }

  /** Fields by lower-case name, in the file's order. */
  record Paragraph(Map<String, Field> fields) {
    Optional<Field> get(String name) {
      return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /** Never fails: what is no field is strange. */
  static ControlFile parse(String text, String file) {
    List<Paragraph> paragraphs = new ArrayList<>();
    List<Field> strange = new ArrayList<>();
    Map<String, Field> fields = new LinkedHashMap<>();
    String last = "";
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      Location location = new Location(file, number, 0);
      int colon = line.indexOf(':');
      Field before = fields.get(last);
      if (line.startsWith("#")) {
        continue;
      }
      if (line.isBlank()) {
        if (!fields.isEmpty()) {
          paragraphs.add(new Paragraph(fields));
          fields = new LinkedHashMap<>();
        }
        last = "";
      } else if (Character.isWhitespace(line.charAt(0)) && before != null) {
        fields.put(last, new Field(before.name(), before.value() + "\n" + line, before.location()));
      } else if (colon > 0 && line.substring(0, colon).matches("[!-9;-~]+")) {
        String name = line.substring(0, colon);
        last = name.toLowerCase(Locale.ROOT);
        fields.put(last, new Field(name, line.substring(colon + 1).strip(), location));
      } else {
        strange.add(new Field("", line, location));
      }
    }
    if (!fields.isEmpty()) {
      paragraphs.add(new Paragraph(fields));
    }
    return new ControlFile(paragraphs, strange);
  }
}
