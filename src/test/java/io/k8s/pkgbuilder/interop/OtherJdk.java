package io.k8s.pkgbuilder.interop;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDK newer than the one that runs the tests, where the machine has one. */
final class OtherJdk {
  private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"([0-9]+)");

  private OtherJdk() {}

  /**
   * The java of the newest JDK: of any variable JDK..._HOME or JAVA_HOME..., or beside this JVM's
   * home. Without one the test is skipped, or fails with INTEROP=required.
   */
  static Path newest() {
    Optional<Path> home =
        Stream.concat(homesFromVariables(), homesBesideThisOne())
            .filter(candidate -> version(candidate) > Runtime.version().feature())
            .max(Comparator.comparingInt(OtherJdk::version));
    Tools.requireThat(
        home.isPresent(), "no JDK newer than the tests' own is here (name one in JDK25_HOME)");
    return home.orElseThrow().resolve("bin").resolve("java");
  }

  private static Stream<Path> homesFromVariables() {
    return System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().matches("JDK[0-9_]*HOME|JAVA_HOME.*"))
        .map(Map.Entry::getValue)
        .map(Path::of);
  }

  private static Stream<Path> homesBesideThisOne() {
    try (Stream<Path> homes =
        Files.list(Path.of(System.getProperty("java.home")).toRealPath().getParent())) {
      return List.copyOf(homes.toList()).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path home) {
    try {
      Path release = home.resolve("release");
      if (!Files.isRegularFile(release)) {
        return 0;
      }
      Matcher matcher = RELEASE.matcher(Files.readString(release));
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
