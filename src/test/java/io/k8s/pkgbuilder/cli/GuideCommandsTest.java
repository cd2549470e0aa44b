package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.k8s.pkgbuilder.format.HandmadeDeb;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands of the guides are commands: their words are known, and examples run. */
class GuideCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:`|^scripts/)pkgbuilder ([a-z]+[^`#\n]*)");

  private static final Pattern OPTION = Pattern.compile("`(--[a-z-]+)[^`]*`");

  @TempDir Path directory;

  private CommandLine command() {
    World world =
        new World(
            Map.of(),
            directory,
            Clock.systemUTC(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            Terminal.NONE,
            "linux/amd64",
            1,
            work -> () -> {});
    return Cli.command(world, new CommonOptions());
  }

  @ParameterizedTest
  @CsvSource({"diff, 2", "lint, 1", "inspect, 1", "migrating, 15"})
  void everyCommandIsOne(String page, int least) throws IOException {
    List<String> commands = new ArrayList<>();
    COMMAND
        .matcher(Files.readString(Path.of("docs", page + ".md")))
        .results()
        .forEach((MatchResult found) -> commands.add(found.group(1).strip()));
    assertThat(commands).hasSizeGreaterThanOrEqualTo(least);
    assertThat(commands)
        .allSatisfy(
            words ->
                assertThatCode(() -> command().parseArgs(words.replace("… ", "").split("\\s+")))
                    .as(words)
                    .doesNotThrowAnyException());
  }

  /** In the column of what is here now. */
  @Test
  void everyOptionThatReplacesAnotherIsOne() throws IOException {
    List<String> known = new ArrayList<>();
    command()
        .getSubcommands()
        .values()
        .forEach(
            one -> one.getCommandSpec().options().forEach(o -> known.addAll(List.of(o.names()))));
    List<String> named = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("docs/migrating.md"))) {
      String[] cells = line.split(" \\| ", -1);
      if (line.startsWith("| ") && cells.length == 2) {
        OPTION
            .matcher(cells[1])
            .results()
            .forEach((MatchResult found) -> named.add(found.group(1)));
      }
    }
    assertThat(named).hasSizeGreaterThan(10);
    assertThat(known).containsAll(named);
  }

  private void deb(String file, String version, String depends) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    HandmadeDeb.write(
        path,
        "Package: kubelet\nVersion: "
            + version
            + "\nArchitecture: amd64\nDepends: "
            + depends
            + "\n",
        tar -> HandmadeDeb.put(tar, "./usr/bin/kubelet", version));
  }

  /** Both commands of docs/diff.md, with the policy that it shows. */
  @Test
  void theExamplesOfDiffRun() throws IOException {
    String guide = Files.readString(Path.of("docs/diff.md"));
    String policy =
        Pattern.compile("(?s)```yaml\n(.*?)```")
            .matcher(guide)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    deb("kubelet_1.32.2-1_amd64.deb", "1.32.2-1", "conntrack");
    deb("kubelet_1.32.3-1_amd64.deb", "1.32.3-1", "conntrack");
    deb("previous/kubelet.deb", "1.32.2-1", "conntrack");
    deb("out/kubelet.deb", "1.32.2-1", "conntrack, socat");
    CliRun cli = new CliRun(directory).file("policy.yaml", policy);
    List<String> commands =
        COMMAND.matcher(guide).results().map(found -> found.group(1).strip()).limit(2).toList();

    CliRun.Result one = cli.run(commands.get(0).split("\\s+"));
    CliRun.Result sets = cli.run(commands.get(1).split("\\s+"));

    assertThat(one.exitCode()).as(one.all()).isEqualTo(8);
    assertThat(one.out()).contains("version-raised");
    assertThat(sets.exitCode()).as(sets.all()).isEqualTo(8);
    assertThat(sets.out()).contains("requirement-added");
    assertThat(directory.resolve("report.html")).exists();
  }
}
