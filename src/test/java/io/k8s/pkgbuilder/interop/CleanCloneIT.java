package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first: git clone, docker build. Of what is committed, that is. */
@Tag("full")
class CleanCloneIT {
  private static final String NAME = "k8s-pkg-builder:clean-clone";

  /** Where Debian has what an administrator trusts besides: the proxy's, behind one. */
  private static final Path CERTIFICATES = Path.of("/usr/local/share/ca-certificates");

  @TempDir Path folder;

  @Test
  void dockerBuildIsAllThatItTakes() throws IOException {
    Interop.requireDocker();
    Tools.require("git");
    Tools.requireThat(Files.exists(Path.of(".git")), "this is no checkout");
    Path clone = folder.resolve("clone");
    Command.of("git", "clone", "-q", Path.of("").toAbsolutePath(), clone).output();
    assertThat(clone.resolve("target")).doesNotExist();
    trustAsThisMachineDoes(clone.resolve(".image"));

    Command.of("docker", "build", "--network=host", "-t", NAME, clone).output();
    try {
      Path out = Files.createDirectory(folder.resolve("out"));
      Command.of("docker", "run", "--rm", "--network=none", "-v", out + ":/out", NAME)
          .with("demo", "--out", "/out/demo")
          .output();

      assertThat(packages(out.resolve("demo"))).hasSize(50);
    } finally {
      Command.of("docker", "rmi", NAME).output();
    }
  }

  /** As CONTRIBUTING.md says: nothing, where no proxy re-signs what Maven fetches. */
  private static void trustAsThisMachineDoes(Path extras) throws IOException {
    if (!Files.isDirectory(CERTIFICATES)) {
      return;
    }
    Files.createDirectory(extras);
    try (Stream<Path> files = Files.list(CERTIFICATES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".crt")).toList()) {
        Files.copy(file, extras.resolve(file.getFileName()));
      }
    }
  }

  private static List<Path> packages(Path demo) throws IOException {
    try (Stream<Path> files = Files.walk(demo)) {
      return files.filter(file -> file.toString().matches(".*\\.(deb|rpm)")).toList();
    }
  }
}
