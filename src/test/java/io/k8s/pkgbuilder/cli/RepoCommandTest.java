package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.format.HandmadeDeb;
import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.sign.KeyGenerator;
import io.k8s.pkgbuilder.sign.SampleKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepoCommandTest {
  private static final String KEY = "key.asc";

  @TempDir Path directory;

  private CliRun cli = new CliRun(Path.of(""));

  @BeforeEach
  void packages() {
    cli = new CliRun(directory).with("SOURCE_DATE_EPOCH", "1750000000");
    KeyGenerator.Generated key = SampleKeys.key(KeyGenerator.Type.ED25519);
    cli.file(KEY, key.secret()).file("pub.asc", key.certificate().armored());
    cli.file("other.asc", SampleKeys.key(KeyGenerator.Type.RSA3072).certificate().armored());
    hello("1.0.0", "");
  }

  /** A package of that version in out/. */
  private void hello(String version, String more) {
    cli.file("conf/hello/LICENSE", "free\n");
    cli.hello(
        "name: hello",
        "arch: all",
        "description: |",
        "  Says hello.",
        "  To <everyone> & \"all\".",
        "license: Apache-2.0",
        "maintainer: Tests <tests@example.org>",
        "contents:",
        "  - {src: LICENSE, dst: /etc/hello, type: config}",
        "  - {dst: /usr/bin/hello-link, src: /etc/hello, type: symlink}",
        more);
    CliRun.Result built =
        run("build", "hello", "--conf", "conf", "--version", "v" + version, "--out", "out");
    assertThat(built.exitCode()).as(built.err()).isZero();
  }

  private CliRun.Result run(String... arguments) {
    return cli.run(arguments);
  }

  private CliRun.Result repo(String... more) {
    return run(
        Stream.concat(Stream.of("repo", "out", "--out", "repo"), Stream.of(more))
            .toArray(String[]::new));
  }

  private void good(CliRun.Result result) {
    assertThat(result.exitCode()).as(result.all()).isZero();
  }

  private String text(String path) throws IOException {
    return Files.readString(cli.path(path));
  }

  @Test
  void aWholeRepository() throws IOException {
    good(
        repo(
            "--url",
            "https://packages.example.org/hello/",
            "--name",
            "hello",
            "--origin",
            "Me",
            "--label",
            "Mine",
            "--description",
            "My packages",
            "--valid-for",
            "7d"));
    golden(
        "files.txt",
        cli.files("repo").stream()
                .map(file -> file.replaceAll("[0-9a-f]{64,128}", "DIGEST"))
                .sorted()
                .distinct()
                .collect(Collectors.joining("\n"))
            + "\n");
    golden("Release", text("repo/deb/dists/stable/Release"));
    golden("Packages", text("repo/deb/dists/stable/main/binary-all/Packages"));
    golden("repomd.xml", text("repo/rpm/repodata/repomd.xml"));
    for (String index : List.of("primary", "filelists", "other")) {
      golden(index + ".xml", unpacked(index));
    }
    for (String file : List.of("hello.sources", "hello.list", "hello.repo", "index.html")) {
      Golden.assertMatches("repo/" + file, text("repo/" + file));
    }
  }

  /** Without digests and sizes, which differ with every Java's zlib. */
  private static void golden(String file, String text) throws IOException {
    Golden.assertMatches(
        "repo/" + file,
        text.replaceAll("[0-9a-f]{32,128}", "DIGEST")
            .replaceAll("(?m)^( DIGEST) +[0-9]+", "$1 SIZE")
            .replaceAll("size>[0-9]+<", "size>SIZE<")
            .replaceAll("(?m)^Size: .*", "Size: SIZE")
            .replaceAll("package=\"[0-9]+\"", "package=\"SIZE\""));
  }

  private String unpacked(String index) throws IOException {
    String file =
        cli.files("repo/rpm/repodata").stream()
            .filter(name -> name.endsWith("-" + index + ".xml.gz"))
            .findFirst()
            .orElseThrow();
    byte[] packed = Files.readAllBytes(cli.path("repo/rpm/repodata/" + file));
    return new String(Compressed.unpack(packed), StandardCharsets.UTF_8);
  }

  @Test
  void aSignedRepositoryVerifiesAndNothingElseDoes() throws IOException {
    CliRun.Result noted = repo("--sign-key", KEY);
    good(noted);
    assertThat(noted.err()).contains("note: not signed themselves: 1 rpms, which dnf refuses");
    // The packages themselves are not signed: apt does not look, dnf does.
    CliRun.Result unsigned = run("verify", "repo", "--key", "pub.asc");
    assertThat(unsigned.err()).contains("hello-1.0.0-1.noarch.rpm: it is not signed");
    assertThat(unsigned.err()).doesNotContain("stable/main");

    good(run(buildSigned()));
    CliRun.Result published = run("repo", "signed", "--out", "good", "--sign-key", KEY);
    good(published);
    assertThat(published.err()).doesNotContain("note:");
    assertThat(run("verify", "good", "--key", "pub.asc").out())
        .isEqualTo("DIR/good: good, 2 packages in 2 indices\n");
    assertThat(run("verify", "good", "--key", "other.asc").exitCode()).isEqualTo(6);
    for (String file : cli.files("good")) {
      // Neither history nor what clients copy is part of what is vouched for.
      if (file.matches("(deb|rpm)/.*") && !file.contains("history") && !file.contains("by-hash")) {
        tampered(file);
      }
    }
  }

  private static String[] buildSigned() {
    return new String[] {
      "build",
      "hello",
      "--conf",
      "conf",
      "--version",
      "v1.0.0",
      "--out",
      "signed",
      "--sign-key",
      KEY
    };
  }

  private void tampered(String file) throws IOException {
    if (file.endsWith("repomd.xml.key")) {
      return;
    }
    Path path = cli.path("good/" + file);
    byte[] before = Files.readAllBytes(path);
    byte[] changed = before.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(path, changed);
    CliRun.Result result = run("verify", "good", "--key", "pub.asc");
    assertThat(result.exitCode()).as(file + "\n" + result.all()).isEqualTo(6);
    Files.write(path, before);
  }

  @Test
  void againIsNothingNew() throws IOException {
    good(repo("--sign-key", KEY));
    List<String> files = cli.files("repo");
    String release = text("repo/deb/dists/stable/InRelease");
    cli.with("SOURCE_DATE_EPOCH", "1760000000");
    CliRun.Result again = repo("--sign-key", KEY);
    assertThat(again.err()).contains("0 added, 2 there before, indices unchanged");
    assertThat(cli.files("repo")).isEqualTo(files);
    assertThat(text("repo/deb/dists/stable/InRelease")).isEqualTo(release);
  }

  @Test
  void oneByOneIsTheSameAsAtOnce() throws IOException {
    hello("1.1.0", "");
    good(repo());
    for (String file : cli.files("out")) {
      good(run("repo", "out/" + file, "--out", "slow"));
    }
    for (String file :
        List.of(
            "deb/dists/stable/Release",
            "deb/dists/stable/main/binary-all/Packages",
            "rpm/repodata/repomd.xml")) {
      assertThat(text("slow/" + file)).isEqualTo(text("repo/" + file));
    }
  }

  @Test
  void onlyNewPackagesAreRead() throws IOException {
    good(repo());
    Path old = cli.path("repo/deb/pool/main/h/hello/hello_1.0.0-1_all.deb");
    Files.write(old, new byte[(int) Files.size(old)]);
    hello("1.1.0", "");
    good(run("repo", "repo", "out/hello_1.1.0-1_all.deb", "--out", "repo"));
    assertThat(text("repo/deb/dists/stable/main/binary-all/Packages"))
        .contains("Version: 1.0.0-1\n")
        .contains("Version: 1.1.0-1\n");
    assertThat(run("repo", "check", "repo").err()).contains("hello_1.0.0-1_all.deb has other");
  }

  @Test
  void aPublishedPackageNeverChanges() throws IOException {
    good(repo());
    String before = text("repo/deb/dists/stable/Release");
    Files.delete(cli.path("out/hello_1.0.0-1_all.deb"));
    Files.delete(cli.path("out/hello-1.0.0-1.noarch.rpm"));
    hello("1.0.0", "section: net");
    CliRun.Result result = repo();
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err())
        .contains("hello 1.0.0-1 all is in the repository with other contents")
        .contains("hint: publish a new --revision");
    assertThat(text("repo/deb/dists/stable/Release")).isEqualTo(before);
  }

  @Test
  void aSignedRepositoryStaysSigned() {
    good(repo("--sign-key", KEY));
    hello("1.1.0", "");
    CliRun.Result result = repo();
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("the repository is signed, and no key is given");
  }

  @Test
  void suitesAndComponentsLiveSideBySide() throws IOException {
    good(repo());
    hello("1.1.0", "");
    good(run("repo", "out/hello_1.1.0-1_all.deb", "--out", "repo", "--component", "extra"));
    good(run("repo", "out/hello_1.1.0-1_all.deb", "--out", "repo", "--suite", "testing"));
    assertThat(text("repo/deb/dists/stable/Release"))
        .contains("Components: extra main\n")
        .contains(" main/binary-all/Packages\n")
        .contains(" extra/binary-all/Packages\n");
    assertThat(text("repo/kubernetes-testing.sources")).contains("Suites: testing\n");
    assertThat(run("repo", "check", "repo").out()).contains("nothing wrong");
  }

  @Test
  void flatAndPerArchitecture() throws IOException {
    good(repo("--flat", "--per-arch", "--repodata", "zst"));
    assertThat(text("repo/deb/Packages")).contains("Filename: all/hello_1.0.0-1_all.deb\n");
    assertThat(text("repo/kubernetes.repo")).contains("/rpm/$basearch/\n");
    assertThat(cli.files("repo/rpm/noarch/repodata"))
        .anyMatch(file -> file.endsWith("-primary.xml.zst"));
    hello("1.1.0", "");
    // What it is like is not said again.
    good(repo());
    assertThat(run("repo", "check", "repo").out())
        .isEqualTo("DIR/repo: 4 packages in 2 indices, nothing wrong\n");
    assertThat(repo("--suite", "x", "--flat").exitCode()).isZero();
  }

  @Test
  void aLayoutCannotChange() {
    good(repo());
    assertThat(repo("--flat").err()).contains("--flat: the repository that is there has suites");
    assertThat(repo("--per-arch").err()).contains("is one for all architectures");
  }

  @Test
  void buildPutsIntoARepository() throws IOException {
    good(
        run(
            "build",
            "hello",
            "--conf",
            "conf",
            "--version",
            "v2.0.0",
            "--out",
            "out",
            "--repo",
            "repo",
            "--sign-key",
            KEY));
    assertThat(run("verify", "repo", "--key", "pub.asc").out()).contains("good, 2 packages");
  }

  @Test
  void pruneKeepsTheNewest() throws IOException {
    for (String version : List.of("1.1.0", "1.10.0", "1.2.0", "1.10.0-rc.1")) {
      hello(version, "");
    }
    good(repo());
    CliRun.Result pruned = run("repo", "prune", "repo", "--keep", "2", "--keep-indices", "0");
    good(pruned);
    assertThat(pruned.out().lines().filter(line -> line.endsWith(".deb")))
        .containsExactlyInAnyOrder(
            "deb/pool/main/h/hello/hello_1.0.0-1_all.deb",
            "deb/pool/main/h/hello/hello_1.1.0-1_all.deb",
            "deb/pool/main/h/hello/hello_1.2.0-1_all.deb");
    assertThat(cli.files("repo/deb/pool/main/h/hello"))
        .containsExactly("hello_1.10.0-1_all.deb", "hello_1.10.0~rc.1-1_all.deb");
    assertThat(cli.files("repo/rpm/noarch")).hasSize(2);
    assertThat(run("repo", "check", "repo").out()).contains("4 packages in 2 indices");
  }

  @Test
  void aFormerIndexKeepsItsPackages() throws IOException {
    good(repo());
    hello("1.1.0", "");
    good(repo());
    good(run("repo", "prune", "repo", "--keep", "1", "--keep-indices", "1"));
    assertThat(cli.files("repo/deb/pool/main/h/hello")).hasSize(2);
    assertThat(run("repo", "check", "repo").exitCode()).isZero();
    // Once that index is forgotten, its package goes.
    good(run("repo", "prune", "repo", "--keep", "1", "--keep-indices", "0"));
    assertThat(cli.files("repo/deb/pool/main/h/hello")).hasSize(1);
  }

  @Test
  void checkFindsWhatIsMissingDamagedAndOver() throws IOException {
    good(repo());
    Files.write(cli.path("repo/rpm/noarch/hello-1.0.0-1.noarch.rpm"), new byte[] {1});
    Files.delete(cli.path("repo/deb/pool/main/h/hello/hello_1.0.0-1_all.deb"));
    cli.file("repo/deb/pool/main/h/hello/stray_1_all.deb", "x");
    cli.file("repo/deb/pool/main/h/hello/.hello_2-1_all.deb.part", "x");
    CliRun.Result result = run("repo", "check", "repo");
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err())
        .contains("pool/main/h/hello/hello_1.0.0-1_all.deb is missing")
        .contains("hello-1.0.0-1.noarch.rpm has not the size that the index says")
        .contains("stray_1_all.deb: no index names it")
        .contains(".hello_2-1_all.deb.part: a killed run left it");
  }

  @Test
  void checkFindsWhatCannotBeInstalled() {
    hello("1.1.0", "depends: [\"hello (>= 2)\", socat, {deb: conntrack, rpm: conntrack-tools}]");
    good(repo());
    CliRun.Result known = run("repo", "check", "repo");
    assertThat(known.exitCode()).isEqualTo(6);
    assertThat(known.err())
        .contains("stable/main all: hello 1.1.0-1 all wants hello (>= 2)")
        .contains("rpm noarch: hello-0:1.1.0-1.noarch wants hello (>= 2)")
        .doesNotContain("socat");
    cli.file("base", "# what we have\nsocat 1.7\n/bin/sh\n");
    assertThat(run("repo", "check", "repo", "--base", "base").err())
        .contains("wants conntrack,")
        .contains("wants conntrack-tools,")
        .doesNotContain("socat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repo",
        "repo out",
        "repo nowhere --out repo",
        "repo conf --out repo",
        "repo out --out repo --suite ../up",
        "repo out --out repo --valid-for ever",
        "repo out --out repo --name a/b",
        "repo out --out repo --url nonsense",
        "repo out --out repo --repodata bz2",
        "repo out --out repo --keep-indices -1",
        "repo prune repo --keep 0",
        "repo check nowhere",
        "repo out --out repo --sign-agent",
        "key generate --name x --out k --type dsa",
        "key generate --name x --out k --expires soon",
      })
  void mistakes(String line) {
    CliRun.Result result = run(line.split(" ", -1));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: ");
    assertThat(cli.files("repo")).isEmpty();
  }

  @Test
  void anothersControlFileCannotSayWhatTheIndexSays() throws IOException {
    HandmadeDeb.write(
        cli.path("out/odd_1_all.deb"),
        """
        Package: ../../odd
        Version: 1/../..
        Architecture: all
        Section:
        Filename: /etc/passwd
        SHA256: 0
        Status: half
        Description: odd
        """,
        tar -> HandmadeDeb.put(tar, "./a", "a"));
    good(repo());
    assertThat(text("repo/deb/dists/stable/main/binary-all/Packages"))
        .doesNotContain("Section:", "passwd", "SHA256: 0\n", "Status");
    assertThat(cli.files("repo/deb/pool")).hasSize(2).noneMatch(file -> file.contains("../"));
    HandmadeDeb.write(
        cli.path("out/up_1_all.deb"),
        "Package: up\nVersion: 1\nArchitecture: ../../../../up\nDescription: up\n",
        tar -> HandmadeDeb.put(tar, "./a", "a"));
    CliRun.Result result = repo();
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("'../../../../up' is no architecture");
  }

  @Test
  void whatIsNoPackageIsNamed() throws IOException {
    Files.writeString(cli.path("out/bad_1_all.deb"), "nothing");
    Files.write(
        cli.path("out/cut-1-1.noarch.rpm"),
        Arrays.copyOf(Files.readAllBytes(cli.path("out/hello-1.0.0-1.noarch.rpm")), 500));
    CliRun.Result result = repo();
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("'DIR/out/bad_1_all.deb' is not taken: it is no deb");
    assertThat(cli.files("repo").stream().filter(file -> file.contains("Release"))).isEmpty();
  }

  @Test
  void keysAreMadeForTheirOwnerAlone() throws IOException {
    cli.file("phrase", "correct horse\n");
    CliRun.Result made =
        run(
            "key",
            "generate",
            "--name",
            "Me <me@example.org>",
            "--out",
            "mine",
            "--type",
            "ed25519",
            "--expires",
            "2y",
            "--passphrase-file",
            "phrase");
    good(made);
    assertThat(made.out()).matches("[0-9A-F]{40}\n");
    assertThat(Files.getPosixFilePermissions(cli.path("mine.asc"))).hasSize(2);
    assertThat(run("key", "show", "mine.pub.asc").out())
        .contains(made.out().strip())
        .contains("Ed25519")
        .contains("2027-06-15")
        .contains("Me <me@example.org>");
    assertThat(repo("--sign-key", "mine.asc").err()).contains("is locked");
    good(repo("--sign-key", "mine.asc", "--sign-passphrase-file", "phrase"));
    cli.with("PKGBUILDER_SIGN_PASSPHRASE", "correct horse");
    good(run("repo", "out", "--out", "second", "--sign-key", "mine.asc"));
    assertThat(run("key", "generate", "--name", "Me", "--out", "mine").err())
        .contains("exists already");
  }

  @Test
  void aConfiguredKeySignsThePackage() throws IOException {
    cli.with("NFPM_DEB_PASSPHRASE", "").file("conf/hello/LICENSE", "free\n");
    hello(
        "3.0.0",
        "deb: {signature: {key_file: "
            + cli.path(KEY)
            + ", type: maint}}\nrpm: {signature: {key_file: "
            + cli.path(KEY)
            + "}}");
    assertThat(
            new String(
                Files.readAllBytes(cli.path("out/hello_3.0.0-1_all.deb")),
                StandardCharsets.ISO_8859_1))
        .contains("_gpgmaint");
    assertThat(
            run(
                    "verify",
                    "out/hello_3.0.0-1_all.deb",
                    "out/hello-3.0.0-1.noarch.rpm",
                    "--key",
                    "pub.asc")
                .out()
                .lines())
        .hasSize(2);
    assertThat(run("verify", "out/hello_1.0.0-1_all.deb", "--key", "pub.asc").err())
        .contains("it is not signed");
  }
}
