package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release of real binaries from a mirror of the download hosts, published and read back. */
class ReleaseMirrorIT {
  @TempDir Path directory;

  @Test
  void onePlatform() throws IOException {
    released("linux/amd64", 10);
  }

  @Test
  @Tag("full")
  void allPlatforms() throws IOException {
    released("linux/*", 50);
  }

  private void released(String platforms, int packages) throws IOException {
    Path local = Interop.realInputs();
    Path mirror = Tree.linkInto(local.resolveSibling("mirror"), directory.resolve("mirror"));
    try (FolderServer server = new FolderServer(mirror)) {
      Command release =
          tool("release", platforms)
              .with("--version", "stable", "--from", "release", "--work", "work")
              .with("--mirror", "https://dl.k8s.io=" + server.url() + "/dl.k8s.io")
              .with("--mirror", "https://github.com=" + server.url() + "/github.com")
              .with("--to", "site", "--nomock", "--verify-published");
      release.output();
      assertThat(Tree.digests(directory.resolve("site")))
          .containsAllEntriesOf(Tree.digests(directory.resolve("work/tree")));

      // What stable means by now decides nothing any more.
      Files.delete(mirror.resolve("dl.k8s.io/release/stable.txt"));
      Files.writeString(mirror.resolve("dl.k8s.io/release/stable.txt"), "v9.9.9");
      Command.Outcome again = release.run();
      assertThat(again.exit()).as(again.stderr()).isZero();
      assertThat(again.stderr()).contains(packages + " steps done before").doesNotContain("v9.9.9");
    }
    tool("build", platforms)
        .with("--all", "--version", "v1.32.3", "--in", local, "--out", "built")
        .output();
    Map<String, String> built = Tree.digests(directory.resolve("built"));
    assertThat(built).hasSize(packages).isEqualTo(Tree.digests(directory.resolve("work/packages")));

    Command.of("sh", "-c", "cd work/packages && sha256sum -c --ignore-missing --quiet \"$1\"", "sh")
        .with(directory.resolve("work/tree/release/v1.32.3/SHA256SUMS"))
        .in(directory)
        .output();
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
