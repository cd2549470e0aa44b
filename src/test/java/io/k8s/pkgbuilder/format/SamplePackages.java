package io.k8s.pkgbuilder.format;

import io.k8s.pkgbuilder.format.deb.DebFormat;
import io.k8s.pkgbuilder.format.rpm.RpmFormat;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.plan.FileRole;
import io.k8s.pkgbuilder.sign.KeyGenerator;
import io.k8s.pkgbuilder.sign.SampleKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Small signed packages, for readers. */
public final class SamplePackages {
  private SamplePackages() {}

  private static PayloadEntry[] entries() {
    byte[] text = "some text\n".repeat(20).getBytes(StandardCharsets.UTF_8);
    return new PayloadEntry[] {
      Samples.file("/usr/bin/sample", 0755, FileRole.REGULAR, text),
      Samples.file("/etc/sample", 0644, FileRole.CONFIG, text),
      Samples.symlink("/usr/bin/sample-link", "sample"),
      Samples.directory("/var/lib/sample", 0700)
    };
  }

  /** Uncompressed inside but for the control files, so that damage reaches the tar. */
  public static Path deb(Path file) throws IOException {
    return write(file, new DebFormat(), new Samples.PlanBuilder().name("sample"), Algorithm.NONE);
  }

  /** As {@link #deb}. */
  public static Path rpm(Path file) throws IOException {
    return write(
        file,
        new RpmFormat(),
        new Samples.PlanBuilder().name("sample").format("rpm").architecture("x86_64"),
        Algorithm.GZIP);
  }

  private static Path write(
      Path file, PackageFormat format, Samples.PlanBuilder plan, Algorithm algorithm)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      format
          .begin(
              plan.compression(Compression.of(algorithm)).build(),
              Samples.payload(entries()),
              Samples.packer())
          .to(out, Optional.of(SampleKeys.signer(KeyGenerator.Type.ED25519)));
    }
    return file;
  }
}
