package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The five packages for five platforms in two formats, from real binaries: made once for all tests
 * of this JVM, quickly, or with the default compression under -Pfull.
 */
public final class FiftyPackages {
  /** The time that every entry of every package then has. */
  static final long EPOCH = 1_700_000_000L;

  static final String VERSION = "v1.32.3";

  static final List<String> PLATFORMS =
      List.of("linux/amd64", "linux/arm64", "linux/arm", "linux/ppc64le", "linux/s390x");

  private static final class Holder {
    private static final Path FOLDER = build();
  }

  private FiftyPackages() {}

  /** Where they are. */
  public static Path folder() {
    return Holder.FOLDER;
  }

  /** The packages whose file names end so, sorted. */
  public static List<Path> ending(String suffix) {
    try (Stream<Path> files = Files.walk(folder())) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path build() {
    Path out = Path.of("target", "interop", "fifty").toAbsolutePath();
    deleteTree(out);
    // -Pfull takes the default, which is most of that run's time.
    String compression = System.getProperty("interop.compression", "default");
    build(out, compression.equals("default") ? List.of() : List.of("--compression", compression))
        .with("--all")
        .output();
    return out;
  }

  /** A build of real binaries into {@code out}, to be told of what. */
  static Command build(Path out, List<String> options) {
    return Command.of(Interop.java(), "-jar", Interop.jar(), "build", "--version", VERSION)
        .with("--format", "deb,rpm", "--in", Interop.realInputs(), "--out", out)
        .with(options.toArray())
        .variable("SOURCE_DATE_EPOCH", Long.toString(EPOCH));
  }

  static void deleteTree(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
