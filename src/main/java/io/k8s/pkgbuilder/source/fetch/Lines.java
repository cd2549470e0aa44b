package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Small files of the cache: KEY VALUE on each line, replaced as a whole. */
final class Lines {
  private Lines() {}

  static Optional<Map<String, String>> read(Path file) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int space = line.indexOf(' ');
        if (space > 0) {
          values.put(line.substring(0, space), line.substring(space + 1));
        }
      }
      return Optional.of(values);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static void write(Path file, Map<String, String> values) throws IOException {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
    Path directory = Optional.ofNullable(file.getParent()).orElseThrow();
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, ".new", "");
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
