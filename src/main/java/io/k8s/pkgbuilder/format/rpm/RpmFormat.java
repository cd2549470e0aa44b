package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.PackageFormat;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.SystemdUnit;
import io.k8s.pkgbuilder.payload.PackedStream;
import io.k8s.pkgbuilder.payload.Packer;
import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** RPM packages of format version 4, for rpm 4.6 (2009) to 6. */
public final class RpmFormat implements PackageFormat {
  @Override
  public String name() {
    return "rpm";
  }

  @Override
  public String independentArchitecture() {
    return "noarch";
  }

  @Override
  public String fileName(PackageName name, PackageVersion version, String architecture) {
    return name + "-" + version.withoutEpoch() + "." + architecture + ".rpm";
  }

  /** rpm has no package without a release; nfpm gives the same. */
  @Override
  public String defaultRevision() {
    return "1";
  }

  @Override
  public Compression defaultCompression() {
    return Compression.of(Algorithm.XZ);
  }

  @Override
  public Set<Algorithm> algorithms() {
    return EnumSet.allOf(Algorithm.class);
  }

  @Override
  public List<Scriptlet> scriptlets(List<SystemdUnit> units) {
    return new SystemdScripts(units).scriptlets();
  }

  @Override
  public List<EntryPlan> extraEntries(ArtifactPlan plan) {
    return DocDirectories.missing(plan);
  }

  @Override
  public void check(ArtifactPlan plan, Diagnostics diagnostics) {
    new RpmCheck(plan, diagnostics).run();
  }

  @Override
  public Writing begin(ArtifactPlan plan, Payload payload, Packer packer) throws IOException {
    FileList files = FileList.of(payload);
    PackedStream packed = packer.pack(new CpioBuilder(files).segments(), plan.compression(), true);
    return (out, signer) -> write(plan, payload.timestamp(), files, packed, signer, out);
  }

  private static void write(
      ArtifactPlan plan,
      Instant timestamp,
      FileList files,
      PackedStream packed,
      Optional<Signer> signer,
      OutputStream out)
      throws IOException {
    packed.start();
    byte[] header = new MainHeader(plan, timestamp, files, packed).bytes();
    out.write(PackageLead.bytes(plan));
    out.write(new SignatureHeader(header, packed, signer.map(key -> key.at(timestamp))).bytes());
    out.write(header);
    packed.writeTo(out);
  }
}
