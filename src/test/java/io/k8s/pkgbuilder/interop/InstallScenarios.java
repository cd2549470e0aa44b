package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of src/test/install/scenarios, by name: the one list for all distributions. */
final class InstallScenarios {
  private static final Path FOLDER = Distribution.INSTALL.resolve("scenarios");

  private InstallScenarios() {}

  /** Those that run anywhere. */
  static List<String> plain() {
    return names(FOLDER, "");
  }

  /** Those that want systemd as the first process. */
  static List<String> systemd() {
    return names(FOLDER.resolve("systemd"), "systemd/");
  }

  static List<String> all() {
    return Stream.concat(plain().stream(), systemd().stream()).toList();
  }

  /** The first line of a scenario. */
  static String title(String scenario) {
    try (Stream<String> lines = Files.lines(FOLDER.resolve(scenario + ".sh"))) {
      return lines.findFirst().orElseThrow().replaceFirst("^# ", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder, String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".sh"))
          .map(file -> prefix + file.substring(0, file.length() - 3))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
