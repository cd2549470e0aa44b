package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Publishing and pruning, killed just before a file appears under its name or goes: strace counts,
 * and kills. Readers find a whole repository, check says what is not, and a rerun ends where the
 * first would have.
 */
class KilledAtEveryStepIT {
  /** Of steps that are alike, in the gate. */
  private static final int SAMPLE = 9;

  private static final List<String> PUBLISH =
      List.of("repo", "out-2", "--out", "now", "--sign-key", "key.asc", "--keep-indices", "1");

  private static final List<String> PRUNE =
      List.of(
          "repo", "prune", "now", "--keep", "1", "--keep-indices", "0", "--sign-key", "key.asc");

  @TempDir static Path directory;

  private static Pkgbuilder tool = new Pkgbuilder(Path.of(""));

  @BeforeAll
  static void packages() throws IOException {
    Tools.require("strace", "gpgv");
    tool = new Pkgbuilder(directory).epoch("1750000000");
    tool.run("key", "generate", "--name", "T <t@e.org>", "--type", "ed25519", "--out", "key");
    NodeBase.write(directory.resolve("conf"));
    for (String revision : List.of("1", "2")) {
      tool.run("build", "--conf", "conf", "--revision", revision, "--out", "out-" + revision);
    }
    tool.run("repo", "out-1", "--out", "before", "--sign-key", "key.asc");
  }

  @Test
  void publishing() throws IOException {
    diesAnywhere("before", PUBLISH, SAMPLE);
  }

  @Test
  void pruning() throws IOException {
    twoVersions();
    diesAnywhere("two", PRUNE, SAMPLE);
  }

  @Test
  @Tag("full")
  void everySingleStep() throws IOException {
    twoVersions();
    diesAnywhere("before", PUBLISH, 1);
    diesAnywhere("two", PRUNE, 1);
  }

  private static void twoVersions() {
    Command.of("cp", "-r", "before", "two").in(directory).output();
    tool.run("repo", "out-2", "--out", "two", "--sign-key", "key.asc");
  }

  /** What belongs to a signature is killed each time, of the rest each {@code sample}th step. */
  private static void diesAnywhere(String from, List<String> words, int sample) throws IOException {
    copy(from);
    List<String> steps = traced(words, "");
    Map<String, String> wanted = Tree.digests(directory.resolve("now"));
    assertThat(steps).hasSizeGreaterThan(20).anyMatch(step -> step.contains("repomd.xml.asc"));
    for (int i = 0; i < steps.size(); i++) {
      if (i % sample == 0 || steps.get(i).matches(".*/(InRelease|Release|repomd\\.xml).*")) {
        copy(from);
        traced(words, ":signal=SIGKILL:when=" + (i + 1));
        String step = "killed before step " + (i + 1) + ": " + steps.get(i);
        readersSeeAWholeRepository(step);
        checkSaysWhatIsNot(step);
        tool.run(words.toArray(String[]::new));
        assertThat(Tree.digests(directory.resolve("now"))).as(step).isEqualTo(wanted);
      }
    }
  }

  private static void copy(String from) {
    Command.of("rm", "-rf", "now").in(directory).output();
    Command.of("cp", "-r", from, "now").in(directory).output();
  }

  /** The renames and removals, in their order. */
  private static List<String> traced(List<String> words, String inject) throws IOException {
    Command.of("strace", "-f", "-qq", "-o", "trace", "-e", "trace=rename,unlink")
        .with("-e", inject.isEmpty() ? "signal=none" : "inject=rename,unlink" + inject)
        .with(tool.command(words.toArray(String[]::new)).words().toArray())
        .variable("SOURCE_DATE_EPOCH", "1750000000")
        .in(directory)
        .run();
    return Files.readAllLines(directory.resolve("trace")).stream()
        .filter(line -> line.contains("rename(") || line.contains("unlink("))
        .toList();
  }

  /** As apt reads it, by hash, and as dnf does. */
  private static void readersSeeAWholeRepository(String step) throws IOException {
    Path suite = directory.resolve("now/deb/dists/stable");
    for (String line : Files.readAllLines(suite.resolve("InRelease"))) {
      if (line.matches(" [0-9a-f]{64} +\\d+ main/.*")) {
        String[] words = line.strip().split(" +", -1);
        Path index = suite.resolve(words[2]).resolveSibling("by-hash/SHA256/" + words[0]);
        assertThat(index).as(step).exists();
        if (words[2].endsWith("/Packages")) {
          everyFileIsThere(Files.readString(index), "Filename: ", "now/deb/", step);
        }
      }
    }
    String repomd = Files.readString(directory.resolve("now/rpm/repodata/repomd.xml"));
    everyFileIsThere(repomd.replace("<location href=\"", "\n@"), "@", "now/rpm/", step);
  }

  private static void everyFileIsThere(String index, String mark, String below, String step) {
    index
        .lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()).replaceFirst("\".*", ""))
        .forEach(file -> assertThat(directory.resolve(below + file)).as(step).exists());
  }

  /** Between a file and its signature beside it there is a step, for yum as for old apt. */
  private static void checkSaysWhatIsNot(String step) {
    boolean signed = holds("rpm/repodata/repomd.xml.asc", "rpm/repodata/repomd.xml");
    boolean alike = holds("deb/dists/stable/Release.gpg", "deb/dists/stable/Release");
    String said = tool.command("repo", "check", "now").run().stderr();
    if (!signed) {
      assertThat(said).as(step).contains("rpm: ").contains("was a run killed?");
    }
    if (!alike) {
      assertThat(said).as(step).contains("stable/main: ").contains("was a run killed?");
    }
    assertThat(said).as(step).doesNotContain("is missing");
  }

  private static boolean holds(String signature, String file) {
    return Command.of("gpgv", "--keyring", directory.resolve("now/kubernetes.gpg"))
            .with(directory.resolve("now").resolve(signature))
            .with(directory.resolve("now").resolve(file))
            .run()
            .exit()
        == 0;
  }
}
