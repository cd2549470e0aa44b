package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories and packages that are signed. */
class RepoSigningTest {
  @TempDir Path directory;

  private HelloRepo it = new HelloRepo(Path.of(""));

  @BeforeEach
  void packages() {
    it = new HelloRepo(directory).begun();
  }

  @Test
  void aSignedRepositoryVerifiesAndNothingElseDoes() throws IOException {
    CliRun.Result noted = it.repo("--sign-key", HelloRepo.KEY);
    it.good(noted);
    assertThat(noted.err()).contains("note: not signed themselves: 1 rpms, which dnf refuses");
    // The packages themselves are not signed: apt does not look, dnf does.
    CliRun.Result unsigned = it.run("verify", "repo", "--key", "pub.asc");
    assertThat(unsigned.err()).contains("hello-1.0.0-1.noarch.rpm: it is not signed");
    assertThat(unsigned.err()).doesNotContain("stable/main");

    it.good(it.run(buildSigned()));
    CliRun.Result published =
        it.run("repo", "signed", "--out", "good", "--sign-key", HelloRepo.KEY);
    it.good(published);
    assertThat(published.err()).doesNotContain("note:");
    assertThat(it.run("verify", "good", "--key", "pub.asc").out())
        .isEqualTo("DIR/good: good, 2 packages in 2 indices\n");
    assertThat(it.run("verify", "good", "--key", "other.asc").exitCode()).isEqualTo(6);
    for (String file : it.cli().files("good")) {
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
      HelloRepo.KEY
    };
  }

  private void tampered(String file) throws IOException {
    if (file.endsWith("repomd.xml.key")) {
      return;
    }
    Path path = it.cli().path("good/" + file);
    byte[] before = Files.readAllBytes(path);
    byte[] changed = before.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(path, changed);
    CliRun.Result result = it.run("verify", "good", "--key", "pub.asc");
    assertThat(result.exitCode()).as(file + "\n" + result.all()).isEqualTo(6);
    Files.write(path, before);
  }

  @Test
  void aSignedRepositoryStaysSigned() {
    it.good(it.repo("--sign-key", HelloRepo.KEY));
    it.hello("1.1.0", "");
    CliRun.Result result = it.repo();
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("the repository is signed, and no key is given");
  }

  @Test
  void keysAreMadeForTheirOwnerAlone() throws IOException {
    it.cli().file("phrase", "correct horse\n");
    CliRun.Result made =
        it.run(
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
    it.good(made);
    assertThat(made.out()).matches("[0-9A-F]{40}\n");
    assertThat(Files.getPosixFilePermissions(it.cli().path("mine.asc"))).hasSize(2);
    assertThat(it.run("key", "show", "mine.pub.asc").out())
        .contains(made.out().strip())
        .contains("Ed25519")
        .contains("2027-06-15")
        .contains("Me <me@example.org>");
    assertThat(it.repo("--sign-key", "mine.asc").err()).contains("is locked");
    it.good(it.repo("--sign-key", "mine.asc", "--sign-passphrase-file", "phrase"));
    it.cli().with("PKGBUILDER_SIGN_PASSPHRASE", "correct horse");
    it.good(it.run("repo", "out", "--out", "second", "--sign-key", "mine.asc"));
    assertThat(it.run("key", "generate", "--name", "Me", "--out", "mine").err())
        .contains("exists already");
  }

  @Test
  void aConfiguredKeySignsThePackage() throws IOException {
    it.cli().with("NFPM_DEB_PASSPHRASE", "").file("conf/hello/LICENSE", "free\n");
    it.hello(
        "3.0.0",
        "deb: {signature: {key_file: "
            + it.cli().path(HelloRepo.KEY)
            + ", type: maint}}\nrpm: {signature: {key_file: "
            + it.cli().path(HelloRepo.KEY)
            + "}}");
    assertThat(
            new String(
                Files.readAllBytes(it.cli().path("out/hello_3.0.0-1_all.deb")),
                StandardCharsets.ISO_8859_1))
        .contains("_gpgmaint");
    assertThat(
            it.run(
                    "verify",
                    "out/hello_3.0.0-1_all.deb",
                    "out/hello-3.0.0-1.noarch.rpm",
                    "--key",
                    "pub.asc")
                .out()
                .lines())
        .hasSize(2);
    assertThat(it.run("verify", "out/hello_1.0.0-1_all.deb", "--key", "pub.asc").err())
        .contains("it is not signed");
  }

  @Test
  void buildPutsIntoARepository() throws IOException {
    it.good(
        it.run(
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
            HelloRepo.KEY));
    assertThat(it.run("verify", "repo", "--key", "pub.asc").out()).contains("good, 2 packages");
  }
}
