package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.release.journal.RunLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCommandTest {
  @TempDir Path directory = Path.of("");
  private CliRun cli = new CliRun(Path.of(""));

  @BeforeEach
  void inputs() {
    cli =
        new CliRun(directory)
            .with("SOURCE_DATE_EPOCH", "1750000000")
            .hello(
                "name: hello",
                "description: Says hello.",
                "maintainer: A <a@example.org>",
                "license: MIT",
                "binaries:",
                "  - name: hello",
                "    dst: /usr/bin/hello",
                "contents:",
                "  - src: hello.conf",
                "    dst: /etc/hello.conf",
                "    type: config|noreplace")
            .file("conf/hello/hello.conf", "greeting=hello\n")
            .binary()
            .file("in/linux/arm64/hello", CliRun.elf(CliRun.AARCH64));
  }

  private CliRun.Result release(String... more) {
    return in("work", more);
  }

  private CliRun.Result in(String work, String... more) {
    return cli.run(
        Stream.concat(
                Arrays.stream(
                    ("release --conf conf --version v1.0.0 --from in --jobs 1"
                            + " --piece-cache off --platforms linux/amd64,linux/arm64 --work "
                            + work)
                        .split(" ")),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<String> lines(String err) {
    return err.lines()
        .map(line -> line.replaceAll("( +[0-9.]+ [kM]B)? +[0-9.]+ s$", "").strip())
        .toList();
  }

  private String journal() throws IOException {
    return Files.readString(cli.path("work/journal/main.jsonl"));
  }

  private long started(String step) throws IOException {
    return journal()
        .lines()
        .filter(line -> line.contains("\"started\"") && line.contains("\"" + step + "\""))
        .count();
  }

  @Test
  void makesEverythingInOneGo() throws IOException {
    CliRun.Result result = release();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("DIR/work/tree\nDIR/work/report.html\n");
    Golden.assertMatches("release/steps.txt", String.join("\n", lines(result.err())) + "\n");
    assertThat(cli.files("work/tree"))
        .contains(
            "deb/pool/main/h/hello/hello_1.0.0-1_amd64.deb",
            "deb/dists/stable/Release",
            "rpm/repodata/repomd.xml",
            "index.html");
    assertThat(Files.readString(cli.path("work/report.html")))
        .contains("4 of 4 packages")
        .contains("hello_1.0.0-1_arm64.deb");
    assertThat(cli.files("work/logs")).contains("package-hello-linux-amd64-deb.log");
  }

  @Test
  void aSecondRunDoesNothing() throws IOException {
    release();
    String before = journal();
    CliRun.Result again = release();
    assertThat(again.exitCode()).isZero();
    assertThat(lines(again.err()))
        .contains("✓ package                                     4 steps done before");
    assertThat(journal()).isEqualTo(before);
  }

  @Test
  void aChangedBinaryMakesItsPackagesAgain() throws IOException {
    release();
    byte[] other = CliRun.elf(CliRun.X86_64);
    other = Arrays.copyOf(other, other.length + 1);
    cli.file("in/linux/amd64/hello", other);
    assertThat(release().exitCode()).isZero();
    assertThat(started("package/hello/linux/amd64/deb")).isEqualTo(2);
    assertThat(started("package/hello/linux/arm64/deb")).isEqualTo(1);
    assertThat(started("repository")).isEqualTo(2);
  }

  @Test
  void aChangedConfigurationFileMakesPackagesAgainAndFetchesNothing() throws IOException {
    release();
    cli.file("conf/hello/hello.conf", "greeting=goodbye\n");
    assertThat(release().exitCode()).isZero();
    assertThat(started("package/hello/linux/amd64/rpm")).isEqualTo(2);
    assertThat(started("sources/hello/hello/linux/amd64")).isEqualTo(1);
  }

  @Test
  void whatWasDamagedIsMadeAgain() throws IOException {
    release();
    byte[] package1 = Files.readAllBytes(cli.path("work/packages/hello_1.0.0-1_amd64.deb"));
    byte[] indexed = Files.readAllBytes(cli.path("work/tree/deb/dists/stable/Release"));
    Files.write(cli.path("work/packages/hello_1.0.0-1_amd64.deb"), new byte[] {1, 2, 3});
    Files.delete(cli.path("work/tree/deb/dists/stable/Release"));
    assertThat(release().exitCode()).isZero();
    assertThat(cli.path("work/packages/hello_1.0.0-1_amd64.deb")).hasBinaryContent(package1);
    assertThat(cli.path("work/tree/deb/dists/stable/Release")).hasBinaryContent(indexed);
    assertThat(started("package/hello/linux/amd64/deb")).isEqualTo(2);
    assertThat(started("package/hello/linux/amd64/rpm")).isEqualTo(1);
  }

  @Test
  void anotherCommandLineAsks() throws IOException {
    release();
    CliRun.Result other = release("--revision", "2");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err())
        .isEqualTo(
            """
            error: 'DIR/work' was begun otherwise: --revision: nothing then, '2' now

            hint: --resume goes on and does again what that changes; --clean begins anew; --work names another folder
            """);
    assertThat(release("--revision", "2", "--resume").exitCode()).isZero();
    assertThat(started("sources/hello/hello/linux/amd64")).isEqualTo(1);
    assertThat(cli.files("work/tree")).noneMatch(file -> file.contains("1.0.0-1"));
    assertThat(release("--clean").exitCode()).isZero();
    assertThat(cli.files("work/packages")).noneMatch(file -> file.contains("1.0.0-2"));
  }

  @Test
  void aFolderOfOtherThingsIsNotTaken() {
    cli.file("work/letter.txt", "dear");
    CliRun.Result result = release("--clean");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("error: 'DIR/work' holds other things: letter.txt\n")
        .contains("hint: name an empty or a new folder with --work");
    assertThat(cli.path("work/letter.txt")).exists();
  }

  @Test
  void publishesOnlyWhenTold() throws IOException {
    CliRun.Result mock = release("--to", "site");
    assertThat(mock.exitCode()).isZero();
    assertThat(mock.err()).contains("files would be sent to").contains("--nomock does it");
    assertThat(cli.files("site")).isEmpty();
    assertThat(release("--to", "site", "--nomock").exitCode()).isZero();
    assertThat(cli.files("site")).containsAll(List.of("index.html", "rpm/repodata/repomd.xml"));
    CliRun.Result again = release("--to", "site", "--nomock");
    assertThat(lines(again.err()))
        .contains("✓ publish                                     1 step done before");
    assertThat(started("publish")).isEqualTo(2);
  }

  @Test
  void shardsMakeWhatOneRunMakes() throws IOException {
    release();
    for (String shard : List.of("1/3", "2/3", "3/3")) {
      assertThat(shard(shard).exitCode()).isZero();
    }
    CliRun.Result finish = in("parts", "--finish");
    assertThat(finish.exitCode()).isZero();
    assertThat(digests("parts/tree")).isEqualTo(digests("work/tree"));
    assertThat(Files.readString(cli.path("parts/journal/main.jsonl"))).doesNotContain("\"package/");
  }

  @Test
  void aShardOfAnIndexedJobKnowsItsNumber() throws IOException {
    cli.with("JOB_COMPLETION_INDEX", "1");
    assertThat(shard("2").exitCode()).isZero();
    assertThat(cli.files("parts/journal")).containsExactly("shard-2-of-2.jsonl");
    cli.with("JOB_COMPLETION_INDEX", "");
    assertThat(shard("2").err()).startsWith("error: --shard: which one of the 2?\n");
  }

  @Test
  void extendsWhatIsPublishedByItsIndicesAlone() throws IOException {
    release("--to", "site", "--nomock");
    Path copy = cli.path("copy");
    for (String file : cli.files("site")) {
      if (!file.matches(".*[.](deb|rpm)")) {
        cli.file("copy/" + file, Files.readAllBytes(cli.path("site/" + file)));
      }
    }
    List<String> before = digests("copy");
    CliRun.Result next =
        in("next", "--revision", "2", "--extend", "copy", "--to", "site", "--nomock");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(Files.readString(cli.path("site/deb/dists/stable/main/binary-amd64/Packages")))
        .contains("Version: 1.0.0-1\n")
        .contains("Version: 1.0.0-2\n");
    assertThat(cli.run("repo", "check", "site").exitCode()).isZero();
    assertThat(digests("copy")).isEqualTo(before);
    assertThat(copy).isDirectory();
  }

  @Test
  void aClockThatJumpsChangesNothing() throws IOException {
    release();
    cli.at(new Jumping());
    assertThat(in("jumping").exitCode()).isZero();
    assertThat(digests("jumping/tree")).isEqualTo(digests("work/tree"));
    assertThat(in("jumping").err()).contains("done before").doesNotContain("package/");
  }

  /** A day back or forth at every look. */
  private static final class Jumping extends Clock {
    private int looks;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      looks++;
      return Instant.parse("2026-02-03T04:05:06Z")
          .plus(Duration.ofDays(looks % 2 == 0 ? looks : -looks));
    }
  }

  @Test
  void aMissingShardIsNamed() {
    shard("1/3");
    CliRun.Result finish = in("parts", "--finish");
    assertThat(finish.exitCode()).isEqualTo(2);
    assertThat(finish.err()).contains("error: shards have not made ").contains("--shard I/N");
  }

  private CliRun.Result shard(String which) {
    return in("parts", "--shard", which);
  }

  private List<String> digests(String folder) {
    return cli.files(folder).stream()
        .map(
            file -> {
              try {
                return file
                    + " "
                    + Arrays.hashCode(Files.readAllBytes(cli.path(folder + "/" + file)));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  @Test
  void shardsWantOneDate() {
    CliRun.Result result = cli.with("SOURCE_DATE_EPOCH", "").run("release", "--shard", "1/2");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: shards need one date for all of them\n");
  }

  @Test
  void aDryRunNamesEveryStepAndWritesNothing() throws IOException {
    CliRun.Result result = release("--dry-run");
    assertThat(result.exitCode()).isZero();
    Golden.assertMatches("release/dry-run.txt", result.err());
    assertThat(cli.path("work")).doesNotExist();
  }

  @Test
  void stepsCanBeListedWithoutAnything() throws IOException {
    Golden.assertMatches("release/list-steps.txt", cli.run("release", "--list-steps").out());
  }

  @Test
  void programsGetEvents() {
    CliRun.Result result = release("--output", "json");
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .allMatch(line -> line.startsWith("{\"event\":\"") && line.endsWith("}"))
        .contains("{\"event\":\"stage\",\"stage\":\"package\",\"steps\":4,\"todo\":4}")
        .anyMatch(
            line ->
                line.startsWith(
                    "{\"event\":\"done\",\"step\":\"package/hello/linux/amd64/deb\",\"files\":[{\"path\":"
                        + "\"packages/hello_1.0.0-1_amd64.deb\",\"size\":"));
  }

  @Test
  void whatAnotherRunHoldsIsLeftAlone() throws IOException {
    release();
    try (var held = RunLock.take(cli.path("work/lock/main"), "ann on one, process 7")) {
      assertThat(held.stale()).isEmpty();
      CliRun.Result result = release();
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err())
          .contains("error: another run works here")
          .contains("ann on one, process 7");
    }
  }

  @Test
  void aKilledRunIsNamedAndTakenUp() throws IOException {
    release();
    Files.writeString(cli.path("work/lock/main"), "ann on one, process 7", StandardCharsets.UTF_8);
    CliRun.Result result = release();
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("note: a run was stopped here, of ann on one, process 7");
  }

  @Test
  void wrongWordsAreExplained() {
    assertThat(release("--only", "pakcage").err())
        .isEqualTo("error: there is no step 'pakcage'\n\nhint: did you mean 'package'?\n");
    assertThat(release("--from-step", "everything").err())
        .startsWith("error: there is no step 'everything'\n\nhint: steps are version, plan, ");
    assertThat(release("--shard", "4/3").err()).contains("1/3 is the first of three");
    assertThat(release("--only", "repository").err())
        .contains("is not done, and is needed")
        .contains("hint: run it too");
  }
}
