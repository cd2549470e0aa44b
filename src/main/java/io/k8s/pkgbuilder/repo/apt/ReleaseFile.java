package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.deb.DebParagraph;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Release file: what the suite is, and size and digests of every index, by paths relative to the
 * file.
 *
 * @param fields in their order, without the digests
 * @param files sorted by path
 */
record ReleaseFile(Map<String, String> fields, Map<String, FileDigests> files) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DATE_READ =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss z", Locale.ROOT);

  ReleaseFile {
    fields = new LinkedHashMap<>(fields);
    files = new TreeMap<>(files);
  }

  static String date(Instant time) {
    return DATE.format(time);
  }

  /** A field that is a date; empty where it is missing or none. */
  Optional<Instant> date(String field) {
    try {
      return get(field).map(text -> Instant.from(DATE_READ.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  Optional<String> get(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /**
   * Reads one.
   *
   * @throws PackageException when it is damaged
   */
  static ReleaseFile parse(String text) throws PackageException {
    DebParagraph paragraph = DebParagraph.parse(text);
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, Map<Algorithm, String>> hex = new TreeMap<>();
    Map<String, Long> sizes = new TreeMap<>();
    for (DebParagraph.Field field : paragraph.fields()) {
      Optional<Algorithm> algorithm = algorithm(field.name());
      if (algorithm.isEmpty()) {
        fields.put(field.name(), field.value());
        continue;
      }
      for (String line : field.value().strip().split("\n", -1)) {
        String[] words = line.strip().split("\\s+", 3);
        if (words.length != 3 || !words[1].matches("[0-9]{1,15}")) {
          throw new PackageException("a Release file's line is no digest: " + line);
        }
        String path = RepoPath.checked(words[2]);
        sizes.put(path, Long.parseLong(words[1]));
        hex.computeIfAbsent(path, key -> new EnumMap<>(Algorithm.class))
            .put(algorithm.get(), words[0].toLowerCase(Locale.ROOT));
      }
    }
    Map<String, FileDigests> files = new TreeMap<>();
    hex.forEach(
        (path, digests) -> files.put(path, new FileDigests(sizes.getOrDefault(path, 0L), digests)));
    return new ReleaseFile(fields, files);
  }

  private static Optional<Algorithm> algorithm(String field) {
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithm.release().equals(field)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  String render() {
    StringBuilder text = new StringBuilder();
    fields.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    for (Algorithm algorithm : Algorithm.values()) {
      if (files.values().stream().anyMatch(file -> file.hex().containsKey(algorithm))) {
        text.append(algorithm.release()).append(":\n");
        files.forEach((path, digests) -> text.append(line(path, digests, algorithm)));
      }
    }
    return text.toString();
  }

  private static String line(String path, FileDigests digests, Algorithm algorithm) {
    return Optional.ofNullable(digests.hex().get(algorithm))
        .map(hex -> String.format(Locale.ROOT, " %s %16d %s\n", hex, digests.size(), path))
        .orElse("");
  }
}
