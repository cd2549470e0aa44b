package io.k8s.pkgbuilder.format.deb;

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
import io.k8s.pkgbuilder.payload.tar.TarBuilder;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.PackageSignature;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Debian binary packages, deb(5) version 2.0. */
public final class DebFormat implements PackageFormat {
  private static final String CONTROL = "control.tar.gz";
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
  public Writing begin(ArtifactPlan plan, Payload payload, Packer packer) throws IOException {
    TarBuilder data = new TarBuilder("./").root(payload.timestamp());
    payload.entries().forEach(data::entry);
    PackedStream files = packer.pack(data.finish(), plan.compression());
    return (out, signer) -> write(plan, payload, packer, files, signer, out);
  }

  private static void write(
      ArtifactPlan plan,
      Payload payload,
      Packer packer,
      PackedStream files,
      Optional<Signer> signer,
      OutputStream out)
      throws IOException {
    files.start();
    ArWriter archive = new ArWriter(out, payload.timestamp());
    archive.member("debian-binary", FORMAT_VERSION);
    PackedStream control =
        packer.pack(new ControlArchive(plan, payload).segments(), CONTROL_COMPRESSION);
    String dataName = "data.tar" + suffix(plan.compression().algorithm());
    archive.member(CONTROL, control);
    archive.member(dataName, files);
    if (signer.isPresent()) {
      Signer key = signer.get().at(payload.timestamp());
      String type = plan.signature().map(PackageSignature::type).orElse("origin");
      archive.member(
          "_gpg" + type,
          type.equals(BuilderSignature.ROLE)
              ? builder(plan, payload, key, control, dataName, files)
              : OriginSignature.of(key, FORMAT_VERSION, List.of(control, files)));
    }
  }

  private static byte[] builder(
      ArtifactPlan plan,
      Payload payload,
      Signer key,
      PackedStream control,
      String dataName,
      PackedStream files)
      throws IOException {
    Map<String, BuilderSignature.Member> members = new LinkedHashMap<>();
    members.put("debian-binary", out -> out.write(FORMAT_VERSION));
    members.put(CONTROL, BuilderSignature.of(control));
    members.put(dataName, BuilderSignature.of(files));
    String by =
        plan.signature()
            .flatMap(PackageSignature::signer)
            .orElseGet(() -> String.join(", ", key.certificate().userIds()));
    return BuilderSignature.of(key, by, payload.timestamp(), members);
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
