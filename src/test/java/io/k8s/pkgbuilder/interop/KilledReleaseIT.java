package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that is killed at any moment goes on where it was, and ends as one that was not. */
class KilledReleaseIT {
  private static final int KILLS = 12;
  private static final int KILLS_IN_FULL = 200;
  private static final Pattern RECORD =
      Pattern.compile("\"record\":\"(started|done)\",\"step\":\"([^\"]+)\"");

  @TempDir static Path directory;

  private static Pkgbuilder tool = new Pkgbuilder(Path.of(""));
  private static Map<String, String> wanted = Map.of();
  private static Map<String, String> site = Map.of();
  private static long whole;

  @BeforeAll
  static void uninterrupted() {
    tool = new Pkgbuilder(directory).epoch("1750000000");
    tool.run("key", "generate", "--name", "T <t@example.org>", "--type", "ed25519", "--out", "key");
    tool.run("demo", "--version", "v1.32.3", "--out", "samples");
    long start = System.nanoTime();
    release("whole").output();
    whole = System.nanoTime() - start;
    wanted = Tree.digests(directory.resolve("whole/tree"));
    site = Tree.digests(directory.resolve("whole-site"));
    assertThat(wanted).hasSizeGreaterThan(150);
    assertThat(site.keySet()).containsAll(wanted.keySet());
  }

  private static Command release(String work) {
    return tool.command(
            "release",
            "--version",
            "v1.32.3",
            "--from",
            "samples/samples",
            "--sign-key",
            "key.asc",
            "--work",
            work,
            "--to",
            work + "-site",
            "--nomock")
        .variable("PKGBUILDER_CACHE", directory.resolve(work + "-cache").toString());
  }

  @Test
  void endsAsIfNothingHadHappened() throws IOException, InterruptedException {
    killed(KILLS);
  }

  @Test
  @Tag("full")
  void endsAsIfNothingHadHappenedManyTimes() throws IOException, InterruptedException {
    killed(KILLS_IN_FULL);
  }

  private static void killed(int kills) throws IOException, InterruptedException {
    Random random = new Random(kills);
    int done = 0;
    for (int run = 0; done < kills; run++) {
      String work = "run-" + kills + "-" + run;
      int here = 0;
      while (killedAfter(work, random.nextLong(whole / 8, whole))) {
        here++;
      }
      done += here;
      assertThat(Tree.digests(directory.resolve(work + "/tree"))).isEqualTo(wanted);
      assertThat(Tree.digests(directory.resolve(work + "-site"))).isEqualTo(site);
      seesNoStepDoneTwice(Files.readString(directory.resolve(work + "/journal/main.jsonl")), here);
      Command.of("rm", "-rf", work, work + "-site", work + "-cache").in(directory).output();
    }
  }

  /** A step begins once, and once more for each kill that met it; it is done once. */
  private static void seesNoStepDoneTwice(String journal, int kills) {
    assertThat(count(journal, "done")).hasSize(130).allSatisfy((step, n) -> assertThat(n).isOne());
    Map<String, Long> started = count(journal, "started");
    assertThat(started)
        .hasSize(130)
        .allSatisfy((step, n) -> assertThat(n).isLessThanOrEqualTo(1L + kills));
    long begun = started.values().stream().mapToLong(n -> n).sum();
    // Twenty-five binaries are looked for together, packages two at a time.
    assertThat(begun - 130).isLessThanOrEqualTo(25L * kills);
  }

  private static Map<String, Long> count(String journal, String kind) {
    return RECORD
        .matcher(journal)
        .results()
        .filter(one -> one.group(1).equals(kind))
        .collect(Collectors.groupingBy(one -> one.group(2), Collectors.counting()));
  }

  private static boolean killedAfter(String work, long nanos)
      throws IOException, InterruptedException {
    Process process = start(release(work));
    if (process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
      assertThat(process.exitValue()).as(log()).isZero();
      return false;
    }
    process.destroyForcibly().waitFor();
    return true;
  }

  private static Process start(Command command) throws IOException {
    return command.in(directory).start(directory.resolve("log"));
  }

  private static String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  @Test
  void sigtermEndsItAtOnceAndSaysHowToGoOn() throws IOException, InterruptedException {
    Process process = start(release("stopped"));
    Path journal = directory.resolve("stopped/journal/main.jsonl");
    for (int i = 0; i < 600 && !has(journal, "package/"); i++) {
      assertThat(process.isAlive()).as(log()).isTrue();
      Thread.sleep(20);
    }
    process.destroy();
    assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(log()).contains("interrupted; ").contains("the same command goes on from there");
    assertThat(Files.readString(journal)).endsWith("}\n");
    release("stopped").output();
    assertThat(Tree.digests(directory.resolve("stopped/tree"))).isEqualTo(wanted);
  }

  private static boolean has(Path file, String text) throws IOException {
    return Files.exists(file) && Files.readString(file).contains(text);
  }

  @Test
  void twoAtOnceDoNotMix() throws IOException, InterruptedException {
    Process first = start(release("both"));
    Path lock = directory.resolve("both/lock/main");
    for (int i = 0; i < 600 && !(Files.exists(lock) && Files.size(lock) > 0); i++) {
      Thread.sleep(20);
    }
    Command.Outcome second = release("both").run();
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.stderr())
        .startsWith("error: another run works here (")
        .contains(", process " + first.pid() + ", since ");
    assertThat(first.waitFor()).isZero();
    assertThat(Tree.digests(directory.resolve("both/tree"))).isEqualTo(wanted);
  }

  @Test
  void aRerunDoesNothing() throws IOException {
    Path journal = directory.resolve("whole/journal/main.jsonl");
    String before = Files.readString(journal);
    assertThat(release("whole").run().stderr()).contains("publish").doesNotContain("sent");
    assertThat(journal).hasContent(before);
  }

  @Test
  void whatWasDamagedIsMadeAgainWhateverItIs() throws IOException {
    release("damaged").output();
    Random random = new Random(7);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory.resolve("damaged"))) {
      files =
          walk.filter(Files::isRegularFile)
              .filter(file -> file.toString().matches(".*/damaged/(packages|tree|plan.json).*"))
              .sorted()
              .toList();
    }
    for (int i = 0; i < 8; i++) {
      Path file = files.get(random.nextInt(files.size()));
      if (i % 2 == 0) {
        Files.deleteIfExists(file);
      } else {
        Files.writeString(file, "damaged");
      }
      release("damaged").output();
      assertThat(Tree.digests(directory.resolve("damaged/tree"))).as(file + "").isEqualTo(wanted);
    }
  }
}
