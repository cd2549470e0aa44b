package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.cloud.S3Server;
import io.k8s.pkgbuilder.publish.bucket.GoogleEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed release of real binaries from a mirror of the download hosts, published everywhere. */
class ReleaseMirrorIT {
  @TempDir Path directory;

  @BeforeEach
  void key() {
    new Pkgbuilder(directory)
        .epoch("1750000000")
        .run("key", "generate", "--name", "T <t@example.org>", "--type", "ed25519", "--out", "key");
  }

  @Test
  void onePlatform() throws Exception {
    released("linux/amd64", 10);
  }

  @Test
  @Tag("full")
  void allPlatforms() throws Exception {
    released("linux/*", 50);
  }

  private void released(String platforms, int packages) throws Exception {
    Path local = Interop.realInputs();
    Path mirror = Tree.linkInto(local.resolveSibling("mirror"), directory.resolve("mirror"));
    try (FolderServer server = new FolderServer(mirror)) {
      Command release =
          tool("release", platforms)
              .with("--version", "stable", "--from", "release", "--work", "work")
              .with("--mirror", "https://dl.k8s.io=" + server.url() + "/dl.k8s.io")
              .with("--mirror", "https://github.com=" + server.url() + "/github.com")
              .with("--sign-key", "key.asc", "--nomock", "--verify-published", "--resume");
      release.with("--to", "site").output();
      assertThat(Tree.digests(directory.resolve("site")))
          .containsAllEntriesOf(Tree.digests(directory.resolve("work/tree")));

      // What stable means by now decides nothing any more.
      Files.delete(mirror.resolve("dl.k8s.io/release/stable.txt"));
      Files.writeString(mirror.resolve("dl.k8s.io/release/stable.txt"), "v9.9.9");
      Command.Outcome again = release.with("--to", "site").run();
      assertThat(again.exit()).as(again.stderr()).isZero();
      assertThat(again.stderr()).contains(packages + " steps done before").doesNotContain("v9.9.9");
      toBuckets(release);
    }
    tool("build", platforms)
        .with("--all", "--version", "v1.32.3", "--in", local, "--out", "built")
        .with("--sign-key", "key.asc")
        .output();
    Map<String, String> built = Tree.digests(directory.resolve("built"));
    assertThat(built).hasSize(packages).isEqualTo(Tree.digests(directory.resolve("work/packages")));

    Command.of("sh", "-c", "cd work/packages && sha256sum -c --ignore-missing --quiet \"$1\"", "sh")
        .with(directory.resolve("work/tree/release/v1.32.3/SHA256SUMS"))
        .in(directory)
        .output();
  }

  private void toBuckets(Command release) throws Exception {
    try (S3Server server = new S3Server()) {
      server.put("bucket", "outside", "another's".getBytes(StandardCharsets.UTF_8));
      sent(release, "s3://bucket/packages", server.variables());
    }
    GoogleEmulator.require();
    try (GoogleEmulator emulator =
        new GoogleEmulator(GoogleEmulator.freePort(), Optional.empty())) {
      sent(release, "gs://bucket/packages", Map.of("STORAGE_EMULATOR_HOST", emulator.url()));
    }
  }

  /** Only publishing is done again, and after that nothing. */
  private void sent(Command release, String address, Map<String, String> variables)
      throws IOException {
    Command command = release.with("--to", address);
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      command = command.variable(variable.getKey(), variable.getValue());
    }
    Path journal = directory.resolve("work/journal/main.jsonl");
    String before = Files.readString(journal);
    command.output();
    assertThat(Files.readString(journal).substring(before.length()))
        .contains("\"step\":\"publish\"")
        .doesNotContain("\"record\":\"done\",\"step\":\"package/");
    Path copy = BucketCopy.of(address, variables, directory.resolve(address.substring(0, 2)));
    assertThat(Tree.digests(copy)).isEqualTo(Tree.digests(directory.resolve("work/tree")));
    String after = Files.readString(journal);
    command.output();
    assertThat(journal).hasContent(after);
  }

  /** The mirror has the plugins of an older version. */
  private Command tool(String command, String platforms) {
    return new Pkgbuilder(directory)
        .epoch("1750000000")
        .command(
            List.of(command, "--platform", platforms, "--compression", "fast")
                .toArray(String[]::new))
        .with("--component-version", "kubernetes-cni=1.1.1")
        .with("--component-version", "cri-tools=1.32.0")
        .variable("PKGBUILDER_CACHE", directory.resolve("cache").toString());
  }
}
