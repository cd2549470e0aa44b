package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every decision about one package file, ready to execute.
 *
 * @param format the {@link FormatRules#name}
 * @param architecture in the format's words
 * @param fileName the conventional name, without a directory
 * @param entries sorted by path, no path twice; implicit parent directories are not listed
 * @param scriptlets one for a phase: {@link io.k8s.pkgbuilder.model.Scriptlets#onePerPhase}, the
 *     configured before what {@link FormatRules#scriptlets} makes
 * @param timestamp whole seconds; empty means the newest mtime of the binaries (or, without any, of
 *     the other files)
 * @param signature empty for a package that is signed only if the command line says so
 * @param origin the configuration it comes from
 */
public record ArtifactPlan(
    PackageName name,
    PackageVersion version,
    Platform platform,
    String format,
    String architecture,
    String fileName,
    Metadata metadata,
    List<Relation> relations,
    List<BinaryRequest> binaries,
    List<EntryPlan> entries,
    List<Scriptlet> scriptlets,
    List<Trigger> triggers,
    Compression compression,
    Optional<Instant> timestamp,
    Optional<PackageSignature> signature,
    Location origin) {
  public ArtifactPlan {
    relations = List.copyOf(relations);
    binaries = List.copyOf(binaries);
    entries = List.copyOf(entries);
    scriptlets = List.copyOf(scriptlets);
    triggers = List.copyOf(triggers);
  }
}
