package io.k8s.pkgbuilder.interop;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * nfpm's configurations mean here what they mean there: each folder of src/test/resources/nfpm has
 * one, and what nfpm made of it, recorded as text by {@code record}. The goldens are the
 * differences; docs/nfpm.md has their reasons.
 */
class NfpmIT {
  private static final Path CASES = Path.of("src", "test", "resources", "nfpm").toAbsolutePath();

  @TempDir Path out;

  static List<String> cases() {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .flatMap(name -> Stream.of(name + ".deb", name + ".rpm"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nfpmsConfigurationMeansTheSame(String one) throws IOException {
    Tools.require("dpkg-deb", "rpm", "awk", "diff");
    String name = one.substring(0, one.lastIndexOf('.'));
    String format = one.substring(one.lastIndexOf('.') + 1);
    Command.of(Interop.java(), "-jar", Interop.jar(), "build", name, "--format", format)
        .with("--conf", CASES.resolve(name), "--out", out.resolve("packages"), "--quiet")
        .variable("CASE", "expanded")
        .variable("DEPENDS", "curl")
        .output();
    String ours =
        Command.of("sh", "-c", "exec sh \"$0\" \"$1\"/*", CASES.resolve("describe"))
            .with(out.resolve("packages"))
            .output();
    Files.writeString(out.resolve("ours.txt"), ours);

    Path theirs = CASES.resolve(name).resolve("nfpm." + format + ".txt");
    String differences = Command.of("diff", theirs, out.resolve("ours.txt")).run().stdout();
    Golden.assertMatches("nfpm/" + one + ".diff", differences);
  }
}
