package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishCommandTest {
  @TempDir Path directory;

  private CliRun cli = new CliRun(Path.of(""));

  @BeforeEach
  void tree() {
    cli = new CliRun(directory);
    cli.file("repo/deb/Packages", "names one.deb\n")
        .file("repo/deb/one.deb", "one\n")
        .file("repo/deb/InRelease", "names Packages\n");
  }

  @Test
  void byDefaultItOnlySaysWhatItWouldDo() {
    CliRun.Result result = cli.run("publish", "repo", "--to", "www");
    assertThat(result.all())
        .isEqualTo(
            """
            exit code 0
            --- stdout
            upload deb/one.deb
            upload deb/Packages
            upload deb/InRelease
            --- stderr
            DIR/www: 3 files would be sent (0.0 kB), 0 unchanged in 0.0 s
            note: nothing was published; --nomock does it
            """);
    assertThat(cli.path("www")).doesNotExist();
  }

  @Test
  void itPublishesAndReadsBack() throws IOException {
    CliRun.Result first =
        cli.run("publish", "repo", "--to", "www", "--nomock", "--verify-published");
    assertThat(first.err())
        .isEqualTo(
            """
            sent deb/one.deb (0.0 kB)
            sent deb/Packages (0.0 kB)
            sent deb/InRelease (0.0 kB)
            DIR/www: 3 files sent (0.0 kB), 0 unchanged, 3 read back in 0.0 s
            """);
    assertThat(Files.readString(cli.path("www/deb/one.deb"))).isEqualTo("one\n");
    cli.file("www/deb/old.deb", "old").file("repo/deb/InRelease", "names Packages again\n");
    CliRun.Result second =
        cli.run("publish", "repo", "--to", "www", "--nomock", "--delete", "--output", "json", "-q");
    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .contains("\"mock\" : false", "\"path\" : \"deb/InRelease\"", "\"action\" : \"replace\"")
        .contains("\"cacheControl\" : \"public, no-cache\"", "\"deb/old.deb\"")
        .contains("\"unchanged\" : 2")
        .doesNotContain("one.deb");
    assertThat(cli.files("www"))
        .containsExactly(".pkgbuilder.lock", "deb/InRelease", "deb/Packages", "deb/one.deb");
  }

  @Test
  void aPackageDoesNotChangeUnderItsName() throws IOException {
    cli.file("www/deb/one.deb", "another one\n");
    CliRun.Result result = cli.run("publish", "repo", "--to", "www", "--nomock");
    assertThat(result.all())
        .isEqualTo(
            """
            exit code 7
            --- stdout
            --- stderr
            error: DIR/www has another 'deb/one.deb' already

            hint: a package that changes wants a new --revision; --replace overwrites it
            """);
    assertThat(cli.path("www/deb/InRelease")).doesNotExist();
  }

  @Test
  void aProgramPublishes() throws IOException {
    cli.file("mine", "#!/bin/sh\ncp -r \"$2\" DIR/copy && cp \"$3\" DIR/manifest && echo $1\n");
    Files.writeString(
        cli.path("mine"), Files.readString(cli.path("mine")).replace("DIR", directory.toString()));
    String command = "sh " + cli.path("mine") + " word";
    assertThat(cli.run("publish", "repo", "--publish-command", command).exitCode()).isZero();
    assertThat(cli.path("copy")).doesNotExist();
    CliRun.Result result = cli.run("publish", "repo", "--publish-command", command, "--nomock");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(cli.files("copy")).isEqualTo(cli.files("repo"));
    assertThat(Files.readString(cli.path("manifest")))
        .contains("\"version\" : 1", "\"path\" : \"deb/one.deb\"", "\"kind\" : \"package\"");
  }

  @Test
  void aProgramThatFailsIsAnError() {
    CliRun.Result result = cli.run("publish", "repo", "--publish-command", "false", "--nomock");
    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.err()).contains("--publish-command: 'false' ended with exit code 1");
    assertThat(cli.run("publish", "repo", "--publish-command", "/no/such", "--nomock").err())
        .contains("'/no/such' cannot be started");
  }

  @Test
  void whatMakesNoSenseIsUsage() throws IOException {
    assertUsage("where to?", "publish", "repo");
    assertUsage("where to?", "publish", "repo", "--to", "www", "--publish-command", "true");
    assertUsage("there is no folder", "publish", "nothing", "--to", "www");
    assertUsage("no publisher knows 'ftp://host/x'", "publish", "repo", "--to", "ftp://host/x");
    assertUsage("no publisher knows 's3//bucket'", "publish", "repo", "--to", "s3//bucket");
    assertUsage("no publisher knows 'gs:/bucket'", "publish", "repo", "--to", "gs:/bucket");
    assertUsage("lie in each other", "publish", "repo", "--to", "repo/public");
    assertUsage("--jobs", "publish", "repo", "--to", "www", "--jobs", "0");
    assertUsage("mean nothing", "publish", "repo", "--publish-command", "true", "--delete");
    Files.createDirectory(cli.path("empty"));
    assertUsage("there is nothing to publish", "publish", "empty", "--to", "www");
    Files.createSymbolicLink(cli.path("repo/link"), Path.of("deb"));
    assertUsage("is a symbolic link", "publish", "repo", "--to", "www");
  }

  private void assertUsage(String message, String... arguments) {
    CliRun.Result result = cli.run(arguments);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }
}
