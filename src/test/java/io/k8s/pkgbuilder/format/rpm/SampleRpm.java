package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.payload.PayloadEntry.Owner;
import io.k8s.pkgbuilder.payload.PiecePacker;
import io.k8s.pkgbuilder.payload.codec.Spool;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.FileRole;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small package like the kubelet's, with a file of every kind, for the real tools. */
final class SampleRpm {
  static final String UNIT =
      """
      [Unit]
      Description=sample
      Documentation=https://kubernetes.io/docs/

      [Service]
      ExecStart=/bin/sleep infinity

      [Install]
      WantedBy=multi-user.target
      """;

  private SampleRpm() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<PayloadEntry> entries() {
    return List.of(
        Samples.file("/usr/bin/sample", 0755, FileRole.REGULAR, bytes("#!/bin/sh\necho sample\n")),
        Samples.file("/usr/lib/systemd/system/sample.service", 0644, FileRole.REGULAR, bytes(UNIT)),
        Samples.file("/etc/sysconfig/sample", 0640, FileRole.CONFIG_NOREPLACE, bytes("ARGS=\n")),
        Samples.file("/etc/sample/plain", 0644, FileRole.CONFIG, bytes("a=1\n")),
        Samples.file("/etc/sample/optional", 0644, FileRole.CONFIG_MISSINGOK, bytes("b=2\n")),
        Samples.file("/usr/share/doc/sample/README.md", 0644, FileRole.DOC, bytes("# sample\n")),
        Samples.file("/usr/share/doc/sample/NEWS", 0644, FileRole.README, bytes("news\n")),
        Samples.file("/usr/share/licenses/sample/LICENSE", 0644, FileRole.LICENSE, bytes("free\n")),
        Samples.file(
            "/usr/share/sample/" + "long/".repeat(30) + "ü".repeat(100),
            0444,
            FileRole.REGULAR,
            new byte[5000]),
        Samples.file("/usr/share/sample/empty", 0644, FileRole.REGULAR, new byte[0]),
        Samples.symlink("/usr/bin/sample-link", "sample"),
        Samples.symlink("/usr/share/sample/far", "/" + "far/".repeat(40)),
        Samples.directory("/var/lib/sample", 0700),
        Samples.directory("/var/lib", 0755),
        new PayloadEntry.Ghost(
            new InstallPath("/var/lib/sample/state"),
            new FileMode(0600),
            Owner.ROOT,
            Samples.TIME));
  }

  /** xz, whose bytes are the same with every Java's zlib. */
  static Samples.PlanBuilder plan() {
    return new Samples.PlanBuilder()
        .name("sample")
        .format("rpm")
        .architecture("x86_64")
        .compression(Compression.of(Algorithm.XZ));
  }

  /** Packed as the product does, on one thread. */
  static byte[] write(ArtifactPlan plan, PayloadEntry... entries) throws IOException {
    return write(Optional.empty(), plan, entries);
  }

  static byte[] write(Optional<Signer> signer, ArtifactPlan plan, PayloadEntry... entries)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Spool spool = new Spool(() -> Path.of("unused"), 1L << 30)) {
      new RpmFormat()
          .begin(plan, Samples.payload(entries), new PiecePacker(Runnable::run, spool))
          .to(out, signer);
    }
    return out.toByteArray();
  }

  /** The package of {@link #entries}. */
  static Path write(Path file, ArtifactPlan plan) throws IOException {
    return Files.write(file, write(plan, entries().toArray(PayloadEntry[]::new)));
  }
}
