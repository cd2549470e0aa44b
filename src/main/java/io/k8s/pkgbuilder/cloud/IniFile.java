package io.k8s.pkgbuilder.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * AWS's credentials and config files: sections in brackets with {@code name = value} lines.
 *
 * @param sections a config file's "profile NAME" stands under NAME
 */
record IniFile(Map<String, Map<String, String>> sections) {
  /** The file's sections; none where there is no file. */
  static IniFile read(Path file) throws IOException {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) {
      return new IniFile(sections);
    }
    Map<String, String> section = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String text = line.strip();
      if (text.startsWith("[") && text.contains("]")) {
        String name = text.substring(1, text.indexOf(']')).strip().replaceFirst("^profile\\s+", "");
        section = sections.computeIfAbsent(name, any -> new LinkedHashMap<>());
      } else if (!text.startsWith("#") && !text.startsWith(";") && text.contains("=")) {
        int equals = text.indexOf('=');
        section.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
      }
    }
    return new IniFile(sections);
  }

  Optional<String> value(String section, String name) {
    return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(name))
        .filter(value -> !value.isEmpty());
  }
}
