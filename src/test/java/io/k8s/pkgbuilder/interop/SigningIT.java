package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.DistroImage;
import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys that gpg made sign here, wherever they are kept; and gpg, gpgv, rpm and debsig-verify agree.
 */
class SigningIT {
  private static final String PHRASE = "correct horse";

  @TempDir Path directory;

  private Pkgbuilder tool = new Pkgbuilder(Path.of(""));
  private Path home = Path.of("");

  @BeforeEach
  void packages() throws IOException {
    Tools.require("gpg", "gpgv", "gpg-agent", "gpgconf", "rpm", "debsig-verify");
    tool = new Pkgbuilder(directory).epoch("1750000000");
    // A socket's path may have 108 characters at most.
    home = Files.createTempDirectory(Path.of("/tmp"), "g");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    NodeBase.write(directory.resolve("conf"));
  }

  @AfterEach
  void stopAgent() {
    Command.of("gpgconf", "--homedir", home, "--kill", "gpg-agent").run();
    Command.of("rm", "-rf", home).run();
  }

  private Command gpg(Object... words) {
    return Command.of(
            "gpg",
            "--homedir",
            home,
            "--batch",
            "--yes",
            "--pinentry-mode",
            "loopback",
            "--faked-system-time",
            "1740000000!",
            "--passphrase",
            "")
        .with(words)
        .in(directory);
  }

  /** A key of gpg's; its fingerprint. */
  private String generate(String algorithm, String usage) {
    gpg("--quick-generate-key", "Tests <t@example.org>", algorithm, usage, "0").output();
    return fingerprints().get(0);
  }

  private List<String> fingerprints() {
    return gpg("--list-keys", "--with-colons")
        .output()
        .lines()
        .filter(line -> line.startsWith("fpr:"))
        .map(line -> line.split(":", -1)[9])
        .toList();
  }

  private void export() {
    gpg("--output", "public.gpg", "--export").output();
    gpg("--armor", "--output", "public.asc", "--export").output();
  }

  /** Packages and a repository, signed as the options say, and checked by everyone. */
  private void signsAsEveryoneExpects(String... how) throws IOException {
    Command.of("rm", "-rf", "out", "repo", "rpmdb", "debsig").in(directory).output();
    tool.run(join(List.of("build", "--conf", "conf", "--out", "out", "--repo", "repo"), how));
    Path suite = directory.resolve("repo/deb/dists/stable");
    for (List<Path> files :
        List.of(
            List.of(suite.resolve("InRelease")),
            List.of(suite.resolve("Release.gpg"), suite.resolve("Release")),
            List.of(
                directory.resolve("repo/rpm/repodata/repomd.xml.asc"),
                directory.resolve("repo/rpm/repodata/repomd.xml")))) {
      gpg("--verify").with(files.toArray()).output();
    }
    Command.of("gpgv", "--keyring", directory.resolve("public.gpg"), suite.resolve("InRelease"))
        .output();
    rpmAgrees();
    debsigAgrees();
    assertThat(tool.run("verify", "repo", "--key", "public.asc")).contains("good");
    assertThat(tool.run("verify", "out/node-base_1.0.0_all.deb", "--key", "public.gpg"))
        .contains("good, signed by");
  }

  private static String[] join(List<String> first, String... more) {
    return Stream.concat(first.stream(), Arrays.stream(more)).toArray(String[]::new);
  }

  private void rpmAgrees() {
    Command rpm = Command.of("rpm", "--dbpath", directory.resolve("rpmdb")).in(directory);
    rpm.with("--import", "public.asc").output();
    assertThat(rpm.with("-Kv", "out/node-base-1.0.0-1.noarch.rpm").output())
        .containsPattern("Header V4 (RSA|EdDSA)/SHA256 Signature, key ID [0-9a-f]+: OK")
        .doesNotContain("NOKEY", "BAD");
  }

  private void debsigAgrees() throws IOException {
    String id = fingerprints().get(0).substring(24);
    Path keys = Files.createDirectories(directory.resolve("debsig/keys/" + id));
    Path policies = Files.createDirectories(directory.resolve("debsig/policies/" + id));
    Files.copy(directory.resolve("public.gpg"), keys.resolve("k.gpg"));
    Files.writeString(
        policies.resolve("p.pol"),
        """
        <?xml version="1.0"?>
        <!DOCTYPE Policy SYSTEM "https://www.debian.org/debsig/1.0/policy.dtd">
        <Policy xmlns="https://www.debian.org/debsig/1.0/">
          <Origin Name="Tests" id="%s" Description="Tests"/>
          <Selection><Required Type="origin" File="k.gpg" id="%s"/></Selection>
          <Verification><Required Type="origin" File="k.gpg" id="%s"/></Verification>
        </Policy>
        """
            .formatted(id, id, id));
    Command.of("debsig-verify", "--policies-dir", directory.resolve("debsig/policies"))
        .with("--keyrings-dir", directory.resolve("debsig/keys"), "out/node-base_1.0.0_all.deb")
        .in(directory)
        .output();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa3072", "rsa4096", "ed25519"})
  void aKeyInAFile(String algorithm) throws IOException {
    generate(algorithm, "sign,cert");
    export();
    gpg("--armor", "--output", "key.asc", "--export-secret-keys").output();
    signsAsEveryoneExpects("--sign-key", "key.asc");
    gpg("--output", "key.gpg", "--export-secret-keys").output();
    signsAsEveryoneExpects("--sign-key", "key.gpg");
  }

  @Test
  void aSubkeyWithoutItsPrimary() throws IOException {
    String primary = generate("rsa3072", "cert");
    gpg("--quick-add-key", primary, "rsa3072", "sign", "0").output();
    export();
    gpg("--armor", "--output", "key.asc", "--export-secret-subkeys").output();
    tool.run("build", "--conf", "conf", "--out", "out", "--repo", "repo", "--sign-key", "key.asc");
    String subkey = fingerprints().get(1);
    assertThat(tool.run("verify", "out/node-base_1.0.0_all.deb", "--key", "public.asc"))
        .contains(subkey);
    Path suite = directory.resolve("repo/deb/dists/stable");
    Command.of("gpgv", "--keyring", directory.resolve("public.gpg"), suite.resolve("InRelease"))
        .output();
    rpmAgrees();
  }

  @Test
  void aLockedKey() throws IOException {
    Files.writeString(directory.resolve("phrase"), PHRASE + "\n");
    Command.of(
            "gpg",
            "--homedir",
            home,
            "--batch",
            "--yes",
            "--pinentry-mode",
            "loopback",
            "--faked-system-time",
            "1740000000!",
            "--passphrase",
            PHRASE)
        .with("--quick-generate-key", "Tests <t@example.org>", "rsa3072", "sign,cert", "0")
        .output();
    export();
    Command.of(
            "gpg",
            "--homedir",
            home,
            "--batch",
            "--yes",
            "--pinentry-mode",
            "loopback",
            "--passphrase",
            PHRASE)
        .with("--armor", "--output", directory.resolve("key.asc"), "--export-secret-keys")
        .output();
    signsAsEveryoneExpects("--sign-key", "key.asc", "--sign-passphrase-file", "phrase");
    Command.Outcome closed =
        tool.command("build", "--conf", "conf", "--out", "out2", "--sign-key", "key.asc").run();
    assertThat(closed.exit()).isEqualTo(6);
    assertThat(closed.stderr()).contains("is locked").doesNotContain(PHRASE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa3072", "ed25519"})
  void aKeyThatTheAgentHolds(String algorithm) throws IOException {
    generate(algorithm, "sign,cert");
    export();
    String socket =
        Command.of("gpgconf", "--homedir", home, "--list-dirs", "agent-socket").output().strip();
    Command.of("gpgconf", "--homedir", home, "--launch", "gpg-agent").output();
    signsAsEveryoneExpects("--sign-key", "public.asc", "--sign-agent", socket);
    assertThat(
            tool.command(
                    "build",
                    "--conf",
                    "conf",
                    "--out",
                    "out3",
                    "--sign-key",
                    "public.asc",
                    "--sign-agent",
                    socket + "x")
                .run()
                .stderr())
        .contains("no gpg-agent answers");
  }

  /** Debian 11 is the last that has it. */
  @Test
  void dpkgSigReadsWhatIsConfigured() throws IOException, InterruptedException {
    String id = generate("rsa3072", "sign,cert");
    export();
    gpg("--armor", "--output", "key.asc", "--export-secret-keys").output();
    Files.writeString(
        directory.resolve("conf/package.yaml"),
        "deb: {signature: {key_file: key.asc, method: dpkg-sig, signer: Someone}}\n",
        StandardOpenOption.APPEND);
    tool.run("build", "--conf", "conf", "--out", "out", "--format", "deb");
    assertThat(
            DistroImage.of("debian:bullseye", "dpkg-sig")
                .run(
                    directory,
                    "gpg -q --import public.asc && dpkg-sig --verify out/node-base_1.0.0_all.deb")
                .orFail())
        .contains("GOODSIG _gpgbuilder " + id);
  }

  @Test
  void aKeyBehindAProgram() throws IOException {
    Tools.require("openssl");
    // The program of an HSM, played by openssl with the same key.
    generate("rsa3072", "sign,cert");
    export();
    gpg("--output", "secret.gpg", "--export-secret-keys").output();
    Path pem = PgpToPem.write(directory.resolve("secret.gpg"), directory.resolve("key.pem"));
    Path program = directory.resolve("hsm");
    Files.writeString(
        program,
        "#!/bin/sh\nexec openssl pkeyutl -sign -inkey " + pem + " -pkeyopt digest:sha256\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    signsAsEveryoneExpects("--sign-key", "public.asc", "--sign-command", program.toString());
    Command.Outcome refused =
        tool.command(
                "build",
                "--conf",
                "conf",
                "--out",
                "out3",
                "--sign-key",
                "public.asc",
                "--sign-command",
                "false")
            .run();
    assertThat(refused.exit()).isEqualTo(6);
    assertThat(refused.stderr()).contains("'false' ended with exit code 1");
  }
}
