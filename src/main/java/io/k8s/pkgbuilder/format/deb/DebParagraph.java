package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.format.PackageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A paragraph of a control file, deb822(5): names and values in their order. Names are compared
 * without regard to case.
 */
public final class DebParagraph {
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /**
   * One field.
   *
   * @param name as written
   * @param value without the blank after the colon; further lines as they stand, each with its
   *     leading blank
   */
  public record Field(String name, String value) {}

  private DebParagraph() {}

  /**
   * Reads exactly one paragraph.
   *
   * @throws PackageException when there are more or none, or a line is no field
   */
  public static DebParagraph parse(String text) throws PackageException {
    List<DebParagraph> all = parseAll(text);
    if (all.size() != 1) {
      throw new PackageException("its control file holds " + all.size() + " paragraphs");
    }
    return all.get(0);
  }

  /**
   * Reads all paragraphs of an index.
   *
   * @throws PackageException when a line is neither field nor continuation, or a field comes twice
   */
  public static List<DebParagraph> parseAll(String text) throws PackageException {
    List<DebParagraph> all = new ArrayList<>();
    DebParagraph current = new DebParagraph();
    String name = "";
    StringBuilder value = new StringBuilder();
    for (String line : (text + "\n\n").split("\n", -1)) {
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      if (continued && !line.isBlank()) {
        if (name.isEmpty()) {
          throw new PackageException("a line continues no field: " + line.strip());
        }
        value.append('\n').append(line);
        continue;
      }
      current.finish(name, value.toString());
      name = "";
      value.setLength(0);
      if (line.isBlank()) {
        if (!current.fields.isEmpty()) {
          all.add(current);
          current = new DebParagraph();
        }
      } else if (!line.startsWith("#")) {
        int colon = line.indexOf(':');
        if (colon < 1) {
          throw new PackageException("a line is no field: " + line);
        }
        name = line.substring(0, colon);
        value.append(line.substring(colon + 1).strip());
      }
    }
    return all;
  }

  private void finish(String name, String value) throws PackageException {
    if (!name.isEmpty() && fields.putIfAbsent(key(name), new Field(name, value)) != null) {
      throw new PackageException("it has the field " + name + " twice");
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Empty where the field is missing or empty. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(key(name)))
        .map(Field::value)
        .filter(value -> !value.isEmpty());
  }

  /**
   * The field's value.
   *
   * @throws PackageException when it is missing or empty
   */
  public String require(String name) throws PackageException {
    return get(name).orElseThrow(() -> new PackageException("it has no field " + name));
  }

  /** In their order. */
  public List<Field> fields() {
    return List.copyOf(fields.values());
  }
}
