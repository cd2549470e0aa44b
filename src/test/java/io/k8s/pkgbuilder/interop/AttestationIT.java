package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/supply-chain.md tells users to do, with their own tools. */
class AttestationIT {
  @TempDir Path directory;

  @Test
  void gpgAndSha256sumAgreeAndPackagesAreMadeAgain() throws IOException {
    Tools.require("gpg", "sha256sum", "sha512sum");
    Pkgbuilder tool = new Pkgbuilder(directory).epoch("1750000000");
    tool.run("key", "generate", "--name", "Tests <t@example.org>", "--out", "signing");
    tool.run("demo", "--version", "v1.32.3", "--out", "samples");
    String[] build = {
      "build",
      "kubeadm",
      "cri-tools",
      "--version",
      "v1.32.3",
      "--in",
      "samples/samples",
      "--platform",
      "linux/amd64",
      "--out",
      "out",
      "--attest",
      "--sign-key",
      "signing.asc"
    };
    tool.run(build);
    Path out = directory.resolve("out");
    Path home = Files.createDirectory(directory.resolve("gpg"));
    Command gpg = Command.of("gpg", "--homedir", home, "--batch", "--no-autostart").in(out);
    gpg.with("--import", "../signing.pub.asc").output();
    for (String file : List.of("SHA256SUMS", "SHA512SUMS", "provenance.json")) {
      gpg.with("--verify", file + ".asc", file).output();
    }
    String sums = Command.of("sha256sum", "--check", "SHA256SUMS").in(out).output();
    assertThat(sums).contains("packages.cdx.json: OK", "kubeadm_1.32.3-1_amd64.deb: OK");
    Command.of("sha512sum", "--check", "SHA512SUMS").in(out).output();
    String[] rebuild = {
      "rebuild",
      "--from",
      "out/provenance.json",
      "--key",
      "signing.pub.asc",
      "--in",
      "samples/samples",
      "--sign-key",
      "signing.asc"
    };
    assertThat(tool.run(rebuild).lines())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).contains(": the same, SHA-256 "));
    Files.writeString(out.resolve("provenance.json"), " ", StandardOpenOption.APPEND);
    assertThat(gpg.with("--verify", "provenance.json.asc", "provenance.json").run().exit())
        .isNotZero();
  }
}
