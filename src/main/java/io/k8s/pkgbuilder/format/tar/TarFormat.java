package io.k8s.pkgbuilder.format.tar;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.PackageFormat;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.SystemdUnit;
import io.k8s.pkgbuilder.payload.PackedStream;
import io.k8s.pkgbuilder.payload.Packer;
import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.payload.tar.TarBuilder;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A package's contents as a tar.gz, for any platform. It holds no scripts and no relations: nothing
 * would run or read them.
 */
public final class TarFormat implements PackageFormat {
  @Override
  public String name() {
    return "tar";
  }

  /** OS-GOARCH, as release archives of Go programs are named. */
  @Override
  public Optional<String> architecture(Platform platform) {
    return Optional.of(platform.os() + "-" + platform.goarch());
  }

  @Override
  public String independentArchitecture() {
    return "any";
  }

  @Override
  public String fileName(PackageName name, PackageVersion version, String architecture) {
    return name + "-" + version.withoutEpoch() + "." + architecture + ".tar.gz";
  }

  @Override
  public Compression defaultCompression() {
    return Compression.of(Algorithm.GZIP);
  }

  /** The file name says gz. */
  @Override
  public Set<Algorithm> algorithms() {
    return Set.of(Algorithm.GZIP);
  }

  @Override
  public List<Scriptlet> scriptlets(List<SystemdUnit> units) {
    return List.of();
  }

  /** Whatever a plan can say of files, tar can. */
  @Override
  public void check(ArtifactPlan plan, Diagnostics diagnostics) {}

  /**
   * Members have no "./" and there is none for the root or for directories the package does not
   * own: unpacked over a system, those would change the modes and times of what is there.
   */
  @Override
  public Writing begin(ArtifactPlan plan, Payload payload, Packer packer) throws IOException {
    TarBuilder tar = new TarBuilder("");
    payload.entries().stream().filter(entry -> !isImplicit(entry)).forEach(tar::entry);
    PackedStream files = packer.pack(tar.finish(), plan.compression());
    return (out, signer) -> files.writeTo(out);
  }

  private static boolean isImplicit(PayloadEntry entry) {
    return entry instanceof PayloadEntry.Directory directory && directory.implicit();
  }
}
