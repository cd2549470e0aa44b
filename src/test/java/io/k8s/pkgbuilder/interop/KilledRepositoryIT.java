package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publication that is killed at any moment leaves a whole repository, and can be repeated. */
class KilledRepositoryIT {
  private static final int KILLS = 10;

  @TempDir static Path directory;

  private static Pkgbuilder tool = new Pkgbuilder(Path.of(""));

  @BeforeAll
  static void packages() {
    tool = new Pkgbuilder(directory).epoch("1750000000");
    tool.run(
        "key", "generate", "--name", "Tests <t@example.org>", "--type", "ed25519", "--out", "key");
    for (String version : List.of("v1.32.3", "v1.33.1")) {
      tool.run("demo", "--version", version, "--out", "samples");
      tool.run(
          "build",
          "--all",
          "--version",
          version,
          "--in",
          "samples/samples",
          "--out",
          "out-" + version,
          "--sign-key",
          "key.asc");
    }
  }

  private static String[] publish(String packages, String repository) {
    return new String[] {
      "repo", packages, "--out", repository, "--sign-key", "key.asc", "--url", "https://e.example"
    };
  }

  @Test
  void whatIsThereIsAlwaysWhole() throws IOException, InterruptedException {
    tool.run(publish("out-v1.32.3", "before"));
    copy("before", "after");
    long start = System.nanoTime();
    tool.run(publish("out-v1.33.1", "after"));
    long whole = System.nanoTime() - start;
    Map<String, String> wanted = Tree.digests(directory.resolve("after"));
    Random random = new Random(4);
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      copy("before", "now");
      killed += killedAfter(random.nextLong(whole / 5, whole * 11 / 10)) ? 1 : 0;
      seesAWholeRepository(directory.resolve("now"));
      tool.run(publish("out-v1.33.1", "now"));
      assertThat(Tree.digests(directory.resolve("now"))).isEqualTo(wanted);
    }
    assertThat(killed).isGreaterThan(KILLS / 3);
  }

  /** As apt reads it, by hash, and as dnf does: nothing that a signed file names is missing. */
  static void seesAWholeRepository(Path repository) throws IOException {
    Path suite = repository.resolve("deb/dists/stable");
    String release = Files.readString(suite.resolve("InRelease"));
    Matcher index =
        Pattern.compile("(?m)^ ([0-9a-f]{64}) +[0-9]+ (main/binary-\\S+)/Packages$")
            .matcher(release);
    int indices = 0;
    while (index.find()) {
      indices++;
      Path file = suite.resolve(index.group(2) + "/by-hash/SHA256/" + index.group(1));
      assertThat(Tree.sha256(file)).isEqualTo(index.group(1));
      Matcher named = Pattern.compile("(?m)^Filename: (.*)$").matcher(Files.readString(file));
      while (named.find()) {
        assertThat(repository.resolve("deb").resolve(named.group(1))).exists();
      }
    }
    assertThat(indices).isEqualTo(5);
    String repomd = Files.readString(repository.resolve("rpm/repodata/repomd.xml"));
    Matcher data = Pattern.compile("href=\"(repodata/([0-9a-f]{64})-[^\"]+)").matcher(repomd);
    while (data.find()) {
      assertThat(Tree.sha256(repository.resolve("rpm").resolve(data.group(1))))
          .isEqualTo(data.group(2));
    }
    // Its signature is a file beside it: should the kill fall between the two, check must say so.
    int verified =
        Command.of("gpgv", "--keyring", repository.resolve("kubernetes.gpg"))
            .with(repository.resolve("rpm/repodata/repomd.xml.asc"))
            .with(repository.resolve("rpm/repodata/repomd.xml"))
            .run()
            .exit();
    if (verified != 0) {
      assertThat(tool.command("repo", "check", "now").run().stderr()).contains("was a run killed?");
    }
  }

  private static void copy(String from, String to) {
    Command.of("rm", "-rf", to).in(directory).output();
    Command.of("cp", "-r", from, to).in(directory).output();
  }

  private static boolean killedAfter(long nanos) throws IOException, InterruptedException {
    Command command = tool.command(publish("out-v1.33.1", "now"));
    Process process = command.in(directory).start(directory.resolve("log"));
    if (process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
      return false;
    }
    process.destroyForcibly().waitFor();
    return true;
  }

  @Test
  void twoAtOnceDoNotMix() throws IOException, InterruptedException {
    Command command = tool.command(publish("out-v1.32.3", "both"));
    Process first = command.in(directory).start(directory.resolve("log2"));
    Process second = command.in(directory).start(directory.resolve("log3"));
    int failures = (first.waitFor() == 0 ? 0 : 1) + (second.waitFor() == 0 ? 0 : 1);
    assertThat(failures).isLessThan(2);
    tool.run("verify", "both", "--key", "key.pub.asc");
    try (Stream<Path> walk = Files.walk(directory.resolve("both"))) {
      assertThat(walk.filter(path -> path.toString().endsWith(".part"))).isEmpty();
    }
  }
}
