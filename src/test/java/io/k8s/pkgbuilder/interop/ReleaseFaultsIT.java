package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or read-only: a clear message, nothing lost, and on it goes. */
class ReleaseFaultsIT {
  @TempDir static Path directory;

  private static Pkgbuilder tool = new Pkgbuilder(Path.of(""));
  private static Map<String, String> wanted = Map.of();

  private final Path disk = directory.resolve("disk");

  @BeforeAll
  static void uninterrupted() {
    tool = new Pkgbuilder(directory).epoch("1750000000");
    tool.run("demo", "--version", "v1.32.3", "--out", "samples");
    release("whole").output();
    wanted = Tree.digests(directory.resolve("whole/tree"));
  }

  @BeforeEach
  void smallDisk() throws IOException {
    Files.createDirectories(disk);
    Tools.requireThat(mount("size=600k"), "file systems cannot be mounted here");
  }

  @AfterEach
  void unmount() {
    Command.of("umount", disk).run();
  }

  private boolean mount(String options) {
    return Command.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk).run().exit() == 0;
  }

  private static Command release(String work) {
    return tool.command(
            "release", "--version", "v1.32.3", "--from", "samples/samples", "--work", work)
        .variable("PKGBUILDER_CACHE", directory.resolve("cache").toString());
  }

  @Test
  void aFullDiskIsNamedAndCostsNothingThatIsDone() throws IOException {
    Command.Outcome full = release("disk/work").run();
    assertThat(full.exit()).as(full.stderr()).isEqualTo(5);
    assertThat(full.stderr()).containsIgnoringCase("no space left on device").contains("\nhint: ");
    assertThat(full.stderr()).doesNotContain("internal error");
    long done = full.stderr().lines().filter(line -> line.startsWith("✓ package/")).count();
    assertThat(done).isPositive();

    assertThat(Command.of("mount", "-o", "remount,size=20m", disk).run().exit()).isZero();
    Command.Outcome more = release("disk/work").run();
    assertThat(more.exit()).as(more.stderr()).isZero();
    assertThat(more.stderr().lines().filter(line -> line.startsWith("✓ package/")).count())
        .isEqualTo(50 - done);
    assertThat(Tree.digests(disk.resolve("work/tree"))).isEqualTo(wanted);
  }

  @Test
  void aReadOnlyDiskIsNamed() {
    assertThat(Command.of("mount", "-o", "remount,ro", disk).run().exit()).isZero();
    Command.Outcome outcome = release("disk/work").run();
    assertThat(outcome.exit()).isEqualTo(5);
    assertThat(outcome.stderr())
        .startsWith("error: cannot write to 'disk/work': ")
        .contains("\nhint: ")
        .doesNotContain("internal error");
  }

  @Test
  void aDiskThatTurnsReadOnlyCostsNothingThatIsDone() throws IOException {
    assertThat(Command.of("mount", "-o", "remount,size=20m", disk).run().exit()).isZero();
    release("disk/work").with("--only", "sources,package").output();
    assertThat(Command.of("mount", "-o", "remount,ro", disk).run().exit()).isZero();
    Command.Outcome refused = release("disk/work").run();
    assertThat(refused.exit()).as(refused.stderr()).isEqualTo(5);
    assertThat(refused.stderr()).doesNotContain("internal error");
    assertThat(Command.of("mount", "-o", "remount,rw", disk).run().exit()).isZero();
    Command.Outcome more = release("disk/work").run();
    assertThat(more.stderr()).doesNotContain("✓ package/").contains("50 steps done before");
    assertThat(Tree.digests(disk.resolve("work/tree"))).isEqualTo(wanted);
  }
}
