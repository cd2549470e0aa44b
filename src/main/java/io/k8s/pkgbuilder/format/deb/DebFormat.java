package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.PackageFormat;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.SystemdUnit;
import io.k8s.pkgbuilder.payload.Packer;
import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.payload.tar.TarBuilder;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.EntryPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Debian binary packages, deb(5) version 2.0. */
public final class DebFormat implements PackageFormat {
  private static final byte[] FORMAT_VERSION = "2.0\n".getBytes(StandardCharsets.US_ASCII);

  /** A few KiB: nothing is gained beyond what every dpkg, apt and busybox reads. */
  private static final Compression CONTROL_COMPRESSION = Compression.of(Algorithm.GZIP, 9);

  @Override
  public String name() {
    return "deb";
  }

  @Override
  public String independentArchitecture() {
    return "all";
  }

  @Override
  public String fileName(PackageName name, PackageVersion version, String architecture) {
    return name + "_" + version.withoutEpoch() + "_" + architecture + ".deb";
  }

  @Override
  public Compression defaultCompression() {
    return Compression.of(Algorithm.XZ);
  }

  @Override
  public Set<Algorithm> algorithms() {
    return EnumSet.of(Algorithm.NONE, Algorithm.GZIP, Algorithm.XZ, Algorithm.ZSTD);
  }

  @Override
  public List<Scriptlet> scriptlets(List<SystemdUnit> units) {
    return new SystemdScripts(units).scriptlets();
  }

  @Override
  public List<EntryPlan> extraEntries(ArtifactPlan plan) {
    return new DocEntries(plan).missing();
  }

  @Override
  public void check(ArtifactPlan plan, Diagnostics diagnostics) {
    new DebCheck(plan, diagnostics).run();
  }

  @Override
  public void write(ArtifactPlan plan, Payload payload, Packer packer, OutputStream out)
      throws IOException {
    TarBuilder data = new TarBuilder("./").root(payload.timestamp());
    payload.entries().forEach(data::entry);
    ArWriter archive = new ArWriter(out, payload.timestamp());
    archive.member("debian-binary", FORMAT_VERSION);
    archive.member(
        "control.tar.gz",
        packer.pack(new ControlArchive(plan, payload).segments(), CONTROL_COMPRESSION));
    archive.member(
        "data.tar" + suffix(plan.compression().algorithm()),
        packer.pack(data.finish(), plan.compression()));
  }

  private static String suffix(Algorithm algorithm) {
    return switch (algorithm) {
      case NONE -> "";
      case GZIP -> ".gz";
      case LZMA -> throw new IllegalArgumentException("deb(5) has no data.tar.lzma any more");
      case XZ -> ".xz";
      case ZSTD -> ".zst";
    };
  }
}
