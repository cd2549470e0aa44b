package io.k8s.pkgbuilder.format;

import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Trigger;
import io.k8s.pkgbuilder.payload.Packer;
import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.payload.PayloadEntry.Owner;
import io.k8s.pkgbuilder.payload.PiecePacker;
import io.k8s.pkgbuilder.payload.codec.Spool;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileRole;
import io.k8s.pkgbuilder.plan.Metadata;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A plan and a payload with one of everything; tests change the part they are about. */
public final class Samples {
  /** Two seconds' worth of odd digits, so that no default hides it. */
  public static final Instant TIME = Instant.parse("2025-03-11T19:52:21Z");

  public static final Platform AMD64 =
      new Platform(
          "linux/amd64",
          "linux",
          "amd64",
          Optional.empty(),
          List.of(),
          Map.of("deb", "amd64", "rpm", "x86_64"),
          Optional.empty());

  private Samples() {}

  /** Everything a plan can hold that tests set, with defaults. */
  public static final class PlanBuilder {
    private PackageVersion version = new PackageVersion(OptionalLong.empty(), "1.32.3", "1");
    private String name = "kubelet";
    private String format = "deb";
    private String architecture = "amd64";
    private Metadata metadata = Samples.metadata();
    private List<Relation> relations = List.of();
    private List<EntryPlan> entries = List.of();
    private List<Scriptlet> scriptlets = List.of();
    private List<Trigger> triggers = List.of();
    private Compression compression = Compression.of(Compression.Algorithm.GZIP);

    public PlanBuilder name(String value) {
      name = value;
      return this;
    }

    public PlanBuilder version(long epoch, String upstream, String revision) {
      version =
          new PackageVersion(
              epoch == 0 ? OptionalLong.empty() : OptionalLong.of(epoch), upstream, revision);
      return this;
    }

    public PlanBuilder format(String value) {
      format = value;
      return this;
    }

    public PlanBuilder architecture(String value) {
      architecture = value;
      return this;
    }

    public PlanBuilder metadata(UnaryOperator<MetadataBuilder> change) {
      metadata = change.apply(new MetadataBuilder()).build();
      return this;
    }

    public PlanBuilder relations(Relation... values) {
      relations = List.of(values);
      return this;
    }

    public PlanBuilder entries(EntryPlan... values) {
      entries = List.of(values);
      return this;
    }

    public PlanBuilder scriptlets(List<Scriptlet> values) {
      scriptlets = values;
      return this;
    }

    public PlanBuilder triggers(Trigger... values) {
      triggers = List.of(values);
      return this;
    }

    public PlanBuilder compression(Compression value) {
      compression = value;
      return this;
    }

    public ArtifactPlan build() {
      return new ArtifactPlan(
          new PackageName(name),
          version,
          AMD64,
          format,
          architecture,
          "unused",
          metadata,
          relations,
          List.of(),
          entries,
          scriptlets,
          triggers,
          compression,
          Optional.of(TIME),
          Optional.empty(),
          new Location("packages/" + name + "/package.yaml", 1, 1));
    }
  }

  /** Metadata's many parts, with defaults. */
  public static final class MetadataBuilder {
    private String summary = "Node agent for Kubernetes clusters";
    private String description = "";
    private String maintainer = "Kubernetes Authors <dev@kubernetes.io>";
    private List<Map.Entry<String, String>> fields = List.of();
    private List<Metadata.ChangelogEntry> changelog = List.of();
    private Optional<String> license = Optional.of("Apache-2.0");
    private Optional<String> vendor = Optional.empty();

    public MetadataBuilder summary(String value) {
      summary = value;
      return this;
    }

    public MetadataBuilder description(String value) {
      description = value;
      return this;
    }

    public MetadataBuilder maintainer(String value) {
      maintainer = value;
      return this;
    }

    public MetadataBuilder license(Optional<String> value) {
      license = value;
      return this;
    }

    public MetadataBuilder vendor(String value) {
      vendor = Optional.of(value);
      return this;
    }

    public MetadataBuilder fields(List<Map.Entry<String, String>> values) {
      fields = values;
      return this;
    }

    public MetadataBuilder changelog(Metadata.ChangelogEntry... values) {
      changelog = List.of(values);
      return this;
    }

    Metadata build() {
      return new Metadata(
          summary,
          description,
          maintainer,
          vendor,
          Optional.empty(),
          Optional.of("https://kubernetes.io"),
          license,
          Optional.of("net"),
          Optional.of("optional"),
          Optional.empty(),
          fields,
          List.of(),
          "localhost",
          changelog);
    }
  }

  /** The defaults. */
  public static Metadata metadata() {
    return new MetadataBuilder().build();
  }

  /** A payload of these entries and their implicit parents, sorted. */
  public static Payload payload(PayloadEntry... entries) {
    Map<InstallPath, PayloadEntry> byPath = new TreeMap<>();
    for (PayloadEntry entry : entries) {
      byPath.put(entry.path(), entry);
    }
    for (PayloadEntry entry : entries) {
      Optional<InstallPath> parent = entry.path().parent();
      while (parent.isPresent() && !parent.get().value().equals("/")) {
        byPath.putIfAbsent(
            parent.get(),
            new PayloadEntry.Directory(parent.get(), FileMode.DIRECTORY, Owner.ROOT, TIME, true));
        parent = parent.get().parent();
      }
    }
    return new Payload(new ArrayList<>(byPath.values()), TIME);
  }

  /** The real packer, on the caller's thread and in memory. */
  public static Packer packer() {
    return new PiecePacker(Runnable::run, new Spool(() -> Path.of("unused"), 1 << 30));
  }

  /** root:root. */
  public static PayloadEntry file(String path, int mode, FileRole role, byte[] bytes) {
    return new PayloadEntry.RegularFile(
        new InstallPath(path),
        BytesContent.of(bytes),
        role,
        new FileMode(mode),
        Owner.ROOT,
        TIME.minusSeconds(path.length()),
        Optional.empty());
  }

  /** root:root. */
  public static PayloadEntry symlink(String path, String target) {
    return new PayloadEntry.Symlink(
        new InstallPath(path), target, Owner.ROOT, TIME.minusSeconds(3));
  }

  /** root:root, owned. */
  public static PayloadEntry directory(String path, int mode) {
    return new PayloadEntry.Directory(
        new InstallPath(path), new FileMode(mode), Owner.ROOT, TIME.minusSeconds(4), false);
  }
}
