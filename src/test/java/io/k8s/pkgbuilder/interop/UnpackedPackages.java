package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Compares what a real tool unpacked with what was to be packed. */
final class UnpackedPackages {
  private static final String DOCUMENTATION =
      "/usr/share/(doc|licenses|lintian|man|bash-completion|zsh|fish)/.*";

  private UnpackedPackages() {}

  static void verify(Path root, Path file) {
    Map<String, String> unpacked = Tree.of(root);
    ExpectedPackage expected = ExpectedPackage.of(file);
    Map<String, String> wanted = expected.entries(Interop.realInputs(), FiftyPackages.EPOCH);

    wanted.forEach(
        (path, line) ->
            assertThat(unpacked.getOrDefault(path, "missing"))
                .as("%s in %s", path, file.getFileName())
                .startsWith(line));
    assertThat(unpacked.keySet())
        .anyMatch(
            path ->
                path.contains("/" + expected.name() + "/LICENSE") || path.endsWith("/copyright"));
    assertThat(unpacked.values())
        .filteredOn(line -> !line.startsWith("d"))
        .allMatch(line -> line.contains(" 0:0 " + FiftyPackages.EPOCH));
    extras(unpacked, wanted)
        .forEach(
            (path, line) ->
                assertThat(path + " " + line)
                    .as("an entry of %s beside the expected ones", file.getFileName())
                    .matches(DOCUMENTATION + " (f 0644|d 0755|l 0777) 0:0 .*"));
  }

  /** Entries that are neither wanted nor a directory above a wanted one. */
  private static Map<String, String> extras(
      Map<String, String> unpacked, Map<String, String> wanted) {
    Map<String, String> extras = new TreeMap<>(unpacked);
    extras.keySet().removeAll(wanted.keySet());
    extras
        .entrySet()
        .removeIf(
            entry ->
                entry.getValue().startsWith("d 0755 0:0 ")
                    && unpacked.keySet().stream()
                        .anyMatch(path -> path.startsWith(entry.getKey() + "/")));
    return extras;
  }
}
