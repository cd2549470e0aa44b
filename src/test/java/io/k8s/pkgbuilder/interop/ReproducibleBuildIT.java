package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar, run as users run it: the same inputs give the same bytes. */
class ReproducibleBuildIT {
  private static final Path JAR =
      Path.of(System.getProperty("pkgbuilder.jar", "target/pkgbuilder.jar")).toAbsolutePath();

  /** Another JDK's java, where the machine has one. */
  private static final String OTHER_JAVA =
      System.getenv().getOrDefault("OTHER_JAVA_HOME", System.getProperty("java.home"));

  @TempDir Path directory;

  private Path inputs;

  /** The demo's samples, one of them long enough to be cut into pieces. */
  @BeforeEach
  void inputs() throws IOException, InterruptedException {
    Tools.requireThat(Files.exists(JAR), JAR + " is not built");
    run("java -jar " + JAR + " demo --out demo");
    inputs = directory.resolve("demo/samples");
    Path kubelet = inputs.resolve("linux/amd64/kubelet");
    var time = Files.getLastModifiedTime(kubelet);
    byte[] filler = new byte[40 << 20];
    Random random = new Random(42);
    for (int i = 0; i < filler.length; i += 1 + random.nextInt(64)) {
      filler[i] = (byte) random.nextInt();
    }
    Files.write(kubelet, filler, java.nio.file.StandardOpenOption.APPEND);
    Files.setLastModifiedTime(kubelet, time);
  }

  @Test
  void threadsTimeZoneLocaleUmaskFoldersUserAndJvmDoNotMatter()
      throws IOException, InterruptedException {
    Path there = Files.createDirectories(directory.resolve("some/where/else"));
    run("cp -a demo/samples some/where/else/other-inputs");
    run(build("java", "--in " + inputs + " --out " + directory.resolve("one") + " --jobs 1"));
    String elsewhere =
        "umask 077; export TZ=Asia/Kathmandu LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8; cd "
            + there
            + "; "
            + build(
                OTHER_JAVA + "/bin/java -Duser.home=/nowhere -Duser.name=nobody -Duser.language=tr",
                "--in other-inputs --out two --jobs 8");
    run(elsewhere);
    Map<String, String> one = digests(directory.resolve("one"));
    assertThat(one).hasSize(20);
    assertThat(digests(there.resolve("two"))).isEqualTo(one);
  }

  private static String build(String java, String more) {
    return java
        + " -jar "
        + JAR
        + " build --all --version v1.32.3 --platform linux/amd64,linux/s390x "
        + more;
  }

  private void run(String script) throws IOException, InterruptedException {
    Tools.run(directory, "sh", "-c", script).orFail();
  }

  private static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> digests.put(file.getFileName().toString(), digest(file)));
    }
    return digests;
  }

  private static String digest(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
