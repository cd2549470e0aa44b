package io.k8s.pkgbuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** nfpm's semantics of contents, and what goes beyond. */
class ContentPlannerTest {
  private static final String HEAD = "name: sample\nversion: 1.2.3\n";

  @TempDir Path folder;

  @BeforeEach
  void files() {
    Bench.write(folder, "a.conf", "a");
    Bench.write(folder, "dir/one.txt", "1");
    Bench.write(folder, "dir/sub/two.txt", "2");
    Bench.write(folder, "dir/sub/three.md", "3");
  }

  private Bench bench(String yaml) {
    return Bench.of(folder, HEAD + yaml).platforms("linux/amd64").formats(FakeFormat.DEB);
  }

  /** "path <- file" of each entry. */
  private static List<String> entries(ArtifactPlan plan) {
    return plan.entries().stream().map(ContentPlannerTest::describe).toList();
  }

  private static String describe(EntryPlan entry) {
    return entry.path()
        + EntryWords.of(entry).entrySet().stream()
            .filter(word -> !word.getKey().equals("configuredAt"))
            .map(word -> " " + word.getValue())
            .collect(Collectors.joining());
  }

  @Test
  void oneFileGoesToItsDestinationOrBelowIt() {
    ArtifactPlan plan =
        bench(
                """
                contents:
                  - {src: a.conf, dst: /etc/b.conf}
                  - {src: ./a.conf, dst: /etc/x/}
                """)
            .only();

    assertThat(entries(plan))
        .containsExactly("/etc/b.conf file a.conf", "/etc/x/a.conf file a.conf");
  }

  @Test
  void aDirectoryMeansItsContents() {
    assertThat(entries(bench("contents: [{src: dir, dst: /opt/d}]\n").only()))
        .containsExactly(
            "/opt/d/one.txt file one.txt",
            "/opt/d/sub/three.md file three.md",
            "/opt/d/sub/two.txt file two.txt");
  }

  @Test
  void aTreeOwnsItsDirectoriesToo() {
    assertThat(entries(bench("contents: [{src: dir, dst: /opt/d, type: tree}]\n").only()))
        .containsExactly(
            "/opt/d dir",
            "/opt/d/one.txt file one.txt",
            "/opt/d/sub dir",
            "/opt/d/sub/three.md file three.md",
            "/opt/d/sub/two.txt file two.txt");
  }

  @Test
  void aGlobLosesTheCommonPrefix() {
    assertThat(entries(bench("contents: [{src: 'dir/**/*.txt', dst: /opt/d}]\n").only()))
        .containsExactly("/opt/d/one.txt file one.txt", "/opt/d/sub/two.txt file two.txt");
    assertThat(entries(bench("contents: [{src: 'dir/s*', dst: /opt/d}]\n").only()))
        .as("a directory that matches brings its contents")
        .containsExactly("/opt/d/three.md file three.md", "/opt/d/two.txt file two.txt");
    assertThat(entries(bench("contents: [{src: 'dir/**/*.txt', dst: /opt/d/}]\n").only()))
        .as("base names below a destination with a slash")
        .containsExactly("/opt/d/one.txt file one.txt", "/opt/d/two.txt file two.txt");
  }

  @Test
  void aGlobIsANameWhereGlobbingIsOff() {
    Bench.write(folder, "[x].conf", "x");

    assertThat(
            entries(
                bench("disable_globbing: true\ncontents: [{src: '[x].conf', dst: /etc/x}]\n")
                    .only()))
        .containsExactly("/etc/x file [x].conf");
  }

  @Test
  void excludesApplyToBaseNamesPathsAndDestinations() {
    assertThat(
            entries(
                bench("contents: [{src: dir, dst: /opt/d, exclude: ['*.md', sub/two.txt]}]\n")
                    .only()))
        .containsExactly("/opt/d/one.txt file one.txt");
    assertThat(
            entries(
                bench("exclude: ['/opt/**/sub/*']\ncontents: [{src: dir, dst: /opt/d}]\n").only()))
        .containsExactly("/opt/d/one.txt file one.txt");
  }

  @Test
  void theMostSpecificLayerWinsFileByFile() {
    Bench.write(folder, "linux/a.conf", "linux");
    Bench.write(folder, "linux/arm64/a.conf", "arm64");
    Bench.write(folder, "linux/amd64/dir/one.txt", "amd64");
    String yaml = "contents: [{src: a.conf, dst: /etc/a}, {src: dir, dst: /opt}]\n";

    assertThat(origins(bench(yaml).platforms("linux/arm64").only()))
        .containsExactly(
            "linux/arm64/a.conf", "dir/one.txt", "dir/sub/three.md", "dir/sub/two.txt");
    assertThat(origins(bench(yaml).platforms("linux/amd64").only()))
        .containsExactly(
            "linux/a.conf", "linux/amd64/dir/one.txt", "dir/sub/three.md", "dir/sub/two.txt");
  }

  private List<String> origins(ArtifactPlan plan) {
    return plan.entries().stream()
        .map(entry -> ((FileOrigin.ConfigFile) ((EntryPlan.File) entry).origin()).path())
        .map(path -> folder.relativize(path).toString())
        .toList();
  }

  @Test
  void modesComeFromSourcesWithoutTheUmask() throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve("a.conf"), PosixFilePermissions.fromString("rwxrwxrwx"));
    String contents =
        "contents: [{src: a.conf, dst: /a}, {src: a.conf, dst: /b, file_info: {mode: 0600}}]\n";

    assertThat(bench(contents).only().entries())
        .map(entry -> entry.attributes().mode().toString())
        .containsExactly("0775", "0600");
    assertThat(bench("umask: 0o077\n" + contents).only().entries())
        .map(entry -> entry.attributes().mode().toString())
        .containsExactly("0700", "0600");
  }

  @Test
  void linksStayLinksWhereverTheyPoint() throws IOException {
    Files.createSymbolicLink(folder.resolve("dir/link"), Path.of("sub"));
    Files.createSymbolicLink(folder.resolve("dir/dangling"), Path.of("/nowhere"));

    assertThat(
            entries(
                bench(
                        """
                        contents:
                          - {src: "dir/[ld]*", dst: /opt}
                          - {src: /usr/bin/true, dst: /bin/yes, type: symlink}
                        """)
                    .only()))
        .containsExactly(
            "/bin/yes symlink /usr/bin/true",
            "/opt/dangling symlink /nowhere",
            "/opt/link symlink sub");
  }

  @Test
  void typesOfRpmAreRpmsAloneUnlessDestinationsAreWrittenByFormat() {
    String yaml =
        """
        contents:
          - {src: a.conf, dst: /usr/share/doc/a, type: doc}
          - {dst: /var/log/ghost, type: ghost}
          - {src: a.conf, dst: {rpm: /usr/share/licenses/a, default: /usr/share/doc/b}, type: license}
          - {src: a.conf, dst: /etc/a, type: config}
        """;

    assertThat(entries(bench(yaml).only()))
        .containsExactly("/etc/a config a.conf", "/usr/share/doc/b license a.conf");
    assertThat(entries(bench(yaml).formats(FakeFormat.RPM).only()))
        .containsExactly(
            "/etc/a config a.conf",
            "/usr/share/doc/a doc a.conf",
            "/usr/share/licenses/a license a.conf",
            "/var/log/ghost ghost");
  }

  @Test
  void timesComeFromTheItemThenTheFileThenTheBuild() {
    String yaml =
        """
        mtime: 2020-01-01T00:00:00Z
        contents:
          - {src: a.conf, dst: /a, file_info: {mtime: 2021-01-01T00:00:00Z}}
          - {src: a.conf, dst: /b}
        """;
    ArtifactPlan plan = bench(yaml).epoch(1700000000).only();

    assertThat(plan.entries())
        .map(entry -> String.valueOf(entry.attributes().mtime().orElseThrow()))
        .containsExactly("2021-01-01T00:00:00Z", "2020-01-01T00:00:00Z");
    assertThat(plan.timestamp()).map(Object::toString).contains("2023-11-14T22:13:20Z");
    assertThat(bench("contents: [{src: a.conf, dst: /a}]\n").only().timestamp()).isEmpty();
  }
}
