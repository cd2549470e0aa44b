package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.DistroImage;
import io.k8s.pkgbuilder.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real clients install from our repository over HTTP with all signature checks on, and refuse what
 * is not ours: apt 2.2 to 3.3, dnf 4, dnf 5 and zypper, with rpm 4.18 to 6.
 */
class RepositoryClientsIT {
  private static final Path SCRIPTS = Path.of("src/test/resources/repo").toAbsolutePath();

  @TempDir static Path directory;

  private static FolderServer server;

  @BeforeAll
  static void publish() throws IOException {
    Interop.requireDocker();
    Pkgbuilder tool = new Pkgbuilder(directory);
    tool.run("key", "generate", "--name", "Tests <tests@example.org>", "--out", "key");
    tool.run("key", "generate", "--name", "Other <other@example.org>", "--out", "other");
    NodeBase.write(directory.resolve("conf"));
    for (String version : List.of("v1.32.3", "v1.33.1")) {
      tool.run("demo", "--version", version, "--out", "samples-" + version);
      tool.run(
          "build",
          "--all",
          "--version",
          version,
          "--platform",
          "linux/amd64",
          "--in",
          "samples-" + version + "/samples",
          "--out",
          "out",
          "--sign-key",
          "key.asc");
    }
    tool.epoch("1750000000")
        .run("build", "--conf", "conf", "--out", "out", "--sign-key", "key.asc");
    tool.run("repo", "out", "--out", "www/good", "--sign-key", "key.asc", "--valid-for", "7d");
    Files.copy(directory.resolve("other.pub.asc"), directory.resolve("www/good/other.asc"));
    damage(tool);
    server = new FolderServer(directory.resolve("www"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** Copies of the good repository, each with one thing wrong. */
  private static void damage(Pkgbuilder tool) throws IOException {
    for (String what : List.of("index", "signature", "unsigned", "package")) {
      Command.of("cp", "-r", "www/good", "www/" + what).in(directory).output();
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory.resolve("www"))) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path path : files) {
      String file = directory.resolve("www").relativize(path).toString();
      boolean index =
          file.matches("index/.*(Packages.*|by-hash/.*|-(primary|filelists|other)\\.xml\\.gz)");
      if (index || file.matches("package/.*kubectl.*\\.(deb|rpm)")) {
        flip(path);
      } else if (file.matches("signature/.*(InRelease|Release|repomd\\.xml)")) {
        Files.writeString(
            path, Files.readString(path).replaceFirst("(?m)^(Codename|  <revision>.)", "$1x"));
      } else if (file.matches("unsigned/.*(InRelease|Release\\.gpg|\\.xml\\.asc)")) {
        Files.delete(path);
      }
    }
    tool.epoch("1600000000")
        .run("repo", "out", "--out", "www/expired", "--sign-key", "key.asc", "--valid-for", "7d");
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bullseye", "bookworm", "trixie", "sid"})
  void apt(String suite) throws IOException {
    Golden.assertMatches("repo/apt.txt", run(DistroImage.of("debian:" + suite), "apt.sh", "apt"));
  }

  @ParameterizedTest
  @CsvSource({"sid, dnf5", "sid, dnf", "sid, zypper", "bookworm, dnf", "bookworm, zypper"})
  void yum(String suite, String client) throws IOException {
    Golden.assertMatches("repo/dnf.txt", run(clients(suite, client), "dnf.sh", client));
  }

  @Test
  @Tag("full")
  void yumOfTheOthers() throws IOException {
    for (String suite : List.of("bullseye", "trixie")) {
      Golden.assertMatches("repo/dnf.txt", run(clients(suite, "dnf"), "dnf.sh", "dnf"));
    }
  }

  private static DistroImage clients(String suite, String client) {
    return Distribution.of("debian:" + suite, client).testImage();
  }

  /** What the script says on its third stream. */
  private static String run(DistroImage image, String script, String client) throws IOException {
    Path said = Files.createTempDirectory(directory, "said");
    Command.Outcome outcome =
        Command.of("docker", "run", "--rm", "--network=host")
            .with("-v", directory.resolve("www/good") + ":/repo:ro", "-v", SCRIPTS + ":/scripts:ro")
            .with("-v", said + ":/said", image.tag(), "sh", "-c")
            .with(
                String.join(
                    " ",
                    "exec 3>/said/text; sh /scripts/" + script,
                    server.url() + "/good",
                    server.url(),
                    client))
            .run();
    assertThat(outcome.exit()).as(outcome.stdout() + outcome.stderr()).isZero();
    return Files.readString(said.resolve("text"));
  }
}
