package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that nfpm 2.45 made and signed with a key of ours (src/test/resources/verify). */
class VerifyNfpmTest {
  private static final Path FOLDER = Path.of("src/test/resources/verify").toAbsolutePath();
  private static final String KEY = FOLDER.resolve("nfpm.pub.asc").toString();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"nfpm.deb", "nfpm.rpm"})
  void itsSignaturesAreGood(String name) {
    CliRun.Result result =
        new CliRun(directory).run("verify", FOLDER.resolve(name).toString(), "--key", KEY);
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out()).contains("good, signed by").contains("a@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nfpm.deb", "nfpm.rpm"})
  void aChangedByteIsSeen(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(FOLDER.resolve(name));
    bytes[bytes.length - (name.endsWith("deb") ? bytes.length / 2 : 20)] ^= 1;
    Path changed = Files.write(directory.resolve(name), bytes);
    CliRun.Result result = new CliRun(directory).run("verify", changed.toString(), "--key", KEY);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(6);
  }
}
