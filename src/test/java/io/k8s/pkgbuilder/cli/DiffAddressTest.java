package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.source.fetch.FaultServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code diff} of packages and repositories that lie behind a server. */
class DiffAddressTest {
  private static final String DEB = "/new/deb/pool/main/h/hello/hello_1.0.1-1_all.deb";

  @TempDir Path directory;
  private final FaultServer server = new FaultServer();
  private CliRun cli = new CliRun(Path.of(""));

  /** Version 1.0.0 in old, 1.0.1 in new, each with suites and flat. */
  @BeforeEach
  void repositories() throws IOException {
    HelloRepo hello = new HelloRepo(directory);
    cli = hello.cli().with("XDG_CACHE_HOME", directory.resolve("cache").toString());
    for (String[] one : new String[][] {{"old", "1.0.0"}, {"new", "1.0.1"}}) {
      hello.hello(one[1], "");
      hello.good(hello.run("repo", "out", "--out", one[0]));
      hello.good(hello.run("repo", "out", "--out", one[0] + "-flat", "--flat"));
      for (String file : cli.files("out")) {
        Files.delete(cli.path("out/" + file));
      }
    }
    for (String folder : List.of("old", "new", "old-flat", "new-flat")) {
      for (String file : cli.files(folder)) {
        serve("/" + folder + "/" + file, Files.readAllBytes(cli.path(folder + "/" + file)));
      }
    }
  }

  /** Alone: with a checksum beside everything, indices would prove nothing. */
  private void serve(String path, byte[] bytes) {
    server.serve(path, bytes);
    server.remove(path + ".sha256");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private CliRun.Result diff(String before, String after, String... more) {
    String[] words = {"diff", server.url(before), server.url(after)};
    return cli.run(
        java.util.stream.Stream.concat(List.of(words).stream(), List.of(more).stream())
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "/old/deb/dists/stable, /new/deb/dists/stable, deb",
    "/old/deb/dists/stable/, /new/deb/dists/stable/, deb",
    "/old-flat/deb, /new-flat/deb/, deb",
    "/old/deb/dists/stable, /new-flat/deb, deb",
    "/old/rpm, /new/rpm/, rpm",
  })
  void aRepositorysAddress(String before, String after, String format) {
    CliRun.Result result = diff(before, after);

    assertThat(result.exitCode()).as(result.all()).isEqualTo(8);
    assertThat(result.out()).contains("hello any " + format).contains("1.0.0-1", "1.0.1-1");
    assertThat(diff(before, before, "--fail-on", "cosmetic").exitCode()).isZero();
  }

  @Test
  void anAddressAgainstAFolder() {
    CliRun.Result result = cli.run("diff", server.url("/old/deb/dists/stable"), "new");

    assertThat(result.exitCode()).as(result.all()).isEqualTo(8);
    assertThat(result.out()).contains("hello any deb", "1.0.1-1").contains("hello any rpm");
  }

  @Test
  void apackageMustBeWhatItsIndexSays() throws IOException {
    byte[] bytes = Files.readAllBytes(cli.path(DEB.substring(1)));
    bytes[bytes.length - 1] ^= 1;
    // With a checksum that fits: the index counts.
    server.serve(DEB, bytes);

    CliRun.Result result = diff("/old/deb/dists/stable", "/new/deb/dists/stable");

    assertThat(result.exitCode()).as(result.all()).isEqualTo(4);
    assertThat(result.err()).contains(DEB);
    server.remove(DEB);
    assertThat(diff("/old/deb/dists/stable", "/new/deb/dists/stable").err())
        .contains("there is nothing at " + server.url(DEB) + ", which its index names");
  }

  @ParameterizedTest
  @CsvSource({"/new/deb/dists/stable, Packages", "/new/rpm, primary"})
  void anIndexMustBeWhatTheOneAboveSays(String address, String name) throws IOException {
    for (String file : cli.files("new")) {
      if (file.contains(name)) {
        byte[] bytes = Files.readAllBytes(cli.path("new/" + file));
        bytes[bytes.length / 2] ^= 1;
        serve("/new/" + file, bytes);
      }
    }
    CliRun.Result result = diff(address, address);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(4);
    assertThat(result.err()).contains(name);

    for (String file : cli.files("new")) {
      if (file.contains(name)) {
        server.remove("/new/" + file);
      }
    }
    assertThat(diff(address, address).err()).contains("is missing");
  }

  @ParameterizedTest
  @CsvSource({"deb/dists/stable", "rpm"})
  void offlineFromTheCache(String place) throws IOException {
    String old = "/old/" + place;
    CliRun.Result nothing = diff(old, "/new/" + place, "--offline", "--cache-dir", "mine");
    assertThat(nothing.exitCode()).as(nothing.all()).isEqualTo(4);
    CliRun.Result online = diff(old, "/new/" + place, "--cache-dir", "mine");
    assertThat(online.exitCode()).isEqualTo(8);
    assertThat(cli.files("mine")).isNotEmpty();
    assertThat(cli.files("cache")).isEmpty();
    server.close();

    CliRun.Result offline = diff(old, "/new/" + place, "--offline", "--cache-dir", "mine");

    assertThat(offline.out()).isEqualTo(online.out());
    assertThat(offline.exitCode()).as(offline.all()).isEqualTo(8);
  }

  @Test
  void aMirrorIsAskedInstead() {
    String mirror = "https://packages.example=" + server.url("/new");
    CliRun.Result result =
        cli.run("diff", "old", "https://packages.example/deb/dists/stable", "--mirror", mirror);

    assertThat(result.out()).contains("1.0.1-1");
    assertThat(server.requests(DEB)).hasSize(1);
  }

  @Test
  void aPackageAlone() throws IOException {
    String old = "/old/deb/pool/main/h/hello/hello_1.0.0-1_all.deb";
    CliRun.Result unverified = diff(old, DEB);
    assertThat(unverified.exitCode()).as(unverified.all()).isEqualTo(4);
    assertThat(unverified.err()).contains("--allow-unverified");
    assertThat(diff(old, DEB, "--allow-unverified").exitCode()).isEqualTo(8);
    for (String path : List.of(old, DEB)) {
      server.serve(path, Files.readAllBytes(cli.path(path.substring(1))));
    }

    assertThat(diff(old, DEB).out()).contains("hello any deb", "1.0.0-1", "1.0.1-1");
  }

  @Test
  void whatIsNotThere() {
    CliRun.Result result = diff("/nowhere/", "/new/rpm");

    assertThat(result.exitCode()).as(result.all()).isEqualTo(4);
    assertThat(result.err()).contains("there is nothing at").contains("dists/SUITE");
    Optional<String> key = cli.files("cache").stream().filter(f -> f.contains("object")).findAny();
    assertThat(key).isEmpty();
  }
}
