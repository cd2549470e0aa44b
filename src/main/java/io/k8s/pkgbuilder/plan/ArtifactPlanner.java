package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.Conditional;
import io.k8s.pkgbuilder.config.FormatSection;
import io.k8s.pkgbuilder.config.Overridable;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.config.SignatureSpec;
import io.k8s.pkgbuilder.config.VersionRow;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.SystemdUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans one package file. */
final class ArtifactPlanner {
  private final PlanRequest request;
  private final PackageConfig config;
  private final Platform platform;
  private final FormatRules format;
  private final Overridable settings;
  private final FormatSection section;
  private final Diagnostics diagnostics;

  ArtifactPlanner(PlanRequest request, Selection.Target target, Diagnostics diagnostics) {
    this.request = request;
    this.config = target.config();
    this.platform = target.platform();
    this.format = target.format();
    this.settings = config.forFormat(format.name());
    this.section = settings.section(format.name());
    this.diagnostics = diagnostics;
  }

  /** Worth something only as long as there are no diagnostics. */
  ArtifactPlan plan() {
    Situation situation = new Situation(conditionVersion(), platform, format, diagnostics);
    boolean chosen =
        request.componentVersions().containsKey(config.name().value()) || ownVersion().isPresent();
    Optional<VersionRow> row = Rows.match(config, situation, chosen, diagnostics);
    ComponentVersion component = ComponentVersion.choose(request, config, row, diagnostics);
    PackageVersion version = component.packaged(request, config, format, diagnostics);
    return plan(situation, row, component, version);
  }

  private Optional<String> ownVersion() {
    return ComponentVersion.written(config.version().version()).map(Located::value);
  }

  /** Conditions are on Kubernetes; a package of its own is its own measure. */
  private Optional<KubeVersion> conditionVersion() {
    if (request.version().isPresent()) {
      return request.version();
    }
    try {
      return ownVersion().map(KubeVersion::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private ArtifactPlan plan(
      Situation situation,
      Optional<VersionRow> row,
      ComponentVersion component,
      PackageVersion version) {
    String architecture = architecture();
    Variables variables = variables(component, version, architecture);
    BinaryPlanner binaries =
        new BinaryPlanner(config, row, situation, variables, component, diagnostics);
    EntrySet entries = new EntrySet(config.excludes(), diagnostics);
    binaries.addEntries(entries, config.mtime());
    new ContentPlanner(config, settings, situation, variables, entries, diagnostics).add(row);
    new CompletionPlanner(config, situation, request.nativePlatform(), diagnostics)
        .add(entries, binaries.requests());
    ArtifactPlan plan =
        new ArtifactPlan(
            config.name().value(),
            version,
            platform,
            format.name(),
            architecture,
            format.fileName(config.name().value(), version, architecture),
            new MetadataPlanner(config, section).metadata(),
            new RelationPlanner(config, settings, section, situation)
                .relations(row, request.dependency(), version),
            binaries.requests().stream().map(r -> r.verified(request.verification())).toList(),
            entries.sorted(),
            scriptlets(situation),
            section.triggers().stream().map(Located::value).toList(),
            new CompressionPlanner(request, section, format, diagnostics).compression(),
            request.sourceDateEpoch().or(() -> config.mtime().map(Located::value)),
            signature(),
            config.location());
    return checked(withExtraEntries(plan, entries));
  }

  private List<Scriptlet> scriptlets(Situation situation) {
    List<SystemdUnit> units =
        situation.select(config.systemd()).stream()
            .map(Conditional::value)
            .map(Located::value)
            .toList();
    return new ScriptPlanner(config, settings, section, situation, diagnostics)
        .scriptlets(format.scriptlets(units));
  }

  private ArtifactPlan withExtraEntries(ArtifactPlan plan, EntrySet entries) {
    for (EntryPlan extra : format.extraEntries(plan)) {
      entries.add(extra, config.location());
    }
    return new ArtifactPlan(
        plan.name(),
        plan.version(),
        plan.platform(),
        plan.format(),
        plan.architecture(),
        plan.fileName(),
        plan.metadata(),
        plan.relations(),
        plan.binaries(),
        entries.sorted(),
        plan.scriptlets(),
        plan.triggers(),
        plan.compression(),
        plan.timestamp(),
        plan.signature(),
        plan.origin());
  }

  private ArtifactPlan checked(ArtifactPlan plan) {
    format.check(plan, diagnostics);
    return plan;
  }

  private String architecture() {
    if (section.arch().isPresent()) {
      return section.arch().get().value();
    }
    return Selection.independent(config)
        ? format.independentArchitecture()
        : format.architecture(platform).orElseThrow();
  }

  private Variables variables(
      ComponentVersion component, PackageVersion version, String architecture) {
    Map<String, String> values = new HashMap<>();
    config
        .variables()
        .forEach(
            (name, value) ->
                value
                    .forFormat(format.name())
                    .ifPresent(located -> values.put(name, located.value())));
    values.put("name", config.name().value().value());
    values.put("version", component.git().replaceFirst("^v(?=\\d)", ""));
    values.put("package_version", version.toString());
    values.put("os", platform.os());
    values.put("goarch", platform.goarch());
    values.put("goarm", platform.goarm().orElse(""));
    values.put("arch", architecture);
    values.put("format", format.name());
    request.version().ifPresent(kube -> values.put("kubernetes_version", kubeVersion(kube)));
    return new Variables(values);
  }

  private static String kubeVersion(KubeVersion version) {
    return version.gitVersion().substring(1);
  }

  /** Where no key is named there is none, whatever else is said of it. */
  private Optional<PackageSignature> signature() {
    SignatureSpec spec = section.signature();
    return spec.keyFile()
        .filter(key -> !key.value().isBlank())
        .map(
            key ->
                new PackageSignature(
                    key.value(),
                    spec.keyId().map(Located::value).filter(id -> !id.isBlank()),
                    spec.method().map(Located::value).equals(Optional.of("dpkg-sig"))
                        ? "builder"
                        : spec.type().map(Located::value).orElse("origin"),
                    spec.signer().map(Located::value),
                    key.location()));
  }
}
