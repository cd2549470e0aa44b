package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.SystemdUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A format whose rules are plain to see in a golden. */
record FakeFormat(String name, Set<Algorithm> algorithms) implements FormatRules {
  static final FakeFormat DEB = new FakeFormat("deb", Set.of(Algorithm.values()));
  static final FakeFormat RPM = new FakeFormat("rpm", Set.of(Algorithm.values()));
  static final FakeFormat TAR = new FakeFormat("tar", Set.of(Algorithm.GZIP));

  @Override
  public Optional<String> architecture(Platform platform) {
    return name.equals("tar")
        ? Optional.of(platform.os() + "-" + platform.goarch())
        : platform.architecture(name);
  }

  @Override
  public String independentArchitecture() {
    return "any";
  }

  @Override
  public String fileName(PackageName name, PackageVersion version, String architecture) {
    return name + "_" + version.withoutEpoch() + "_" + architecture + "." + this.name;
  }

  @Override
  public String defaultRevision() {
    return name.equals("rpm") ? "1" : "";
  }

  @Override
  public Compression defaultCompression() {
    return Compression.of(Algorithm.GZIP);
  }

  @Override
  public List<Scriptlet> scriptlets(List<SystemdUnit> units) {
    return units.isEmpty()
        ? List.of()
        : List.of(
            generated(Scriptlet.Phase.POST_INSTALL, units),
            generated(Scriptlet.Phase.PRE_REMOVE, units));
  }

  private static Scriptlet generated(Scriptlet.Phase phase, List<SystemdUnit> units) {
    StringBuilder body = new StringBuilder("#!/bin/sh\nset -e\n");
    units.forEach(
        unit ->
            body.append(
                String.format(
                    java.util.Locale.ROOT,
                    "generated %s enable=%s start=%s restart=%s shipped=%s\n",
                    unit.name(),
                    unit.enable(),
                    unit.start(),
                    unit.restart(),
                    unit.shipped())));
    return new Scriptlet(phase, "/bin/sh", body.toString());
  }

  @Override
  public void check(ArtifactPlan plan, Diagnostics diagnostics) {}
}
