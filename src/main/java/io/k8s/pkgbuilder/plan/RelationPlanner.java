package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.Conditional;
import io.k8s.pkgbuilder.config.FormatSection;
import io.k8s.pkgbuilder.config.Overridable;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.config.RelationSpec;
import io.k8s.pkgbuilder.config.Relations;
import io.k8s.pkgbuilder.config.VersionRow;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.Comparison;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Relation.Constraint;
import io.k8s.pkgbuilder.model.Relation.Kind;
import io.k8s.pkgbuilder.model.Relation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The relations of one package, by kind and then in the order written. */
final class RelationPlanner {
  private final PackageConfig config;
  private final Relations common;
  private final Relations formatOnly;
  private final Situation situation;

  RelationPlanner(
      PackageConfig config, Overridable settings, FormatSection section, Situation situation) {
    this.config = config;
    this.common = settings.relations();
    this.formatOnly = section.relations();
    this.situation = situation;
  }

  List<Relation> relations(
      Optional<VersionRow> row, PlanRequest.Dependency dependency, PackageVersion version) {
    Relations all =
        common.plus(formatOnly).plus(row.map(VersionRow::relations).orElse(Relations.NONE));
    List<Relation> relations =
        all.all().stream()
            .filter(item -> situation.holds(item.when()))
            .map(Conditional::value)
            .map(this::forFormat)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return switch (dependency) {
      case DECLARED -> relations;
      case SAME_VERSION -> pinned(relations, version);
    };
  }

  private Optional<Relation> forFormat(RelationSpec spec) {
    return spec.relation().forFormat(situation.format().name()).map(Located::value);
  }

  /** kubernetes/kubernetes#72871: the minimum gives way to the very version being built. */
  private List<Relation> pinned(List<Relation> relations, PackageVersion version) {
    Set<String> names =
        config.sameVersion().stream()
            .map(located -> located.value().value())
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    List<Relation> pinned = new ArrayList<>();
    Constraint exactly = new Constraint(Comparison.EQUAL, version.toString());
    for (String name : names) {
      Target target = new Target(name, Optional.empty(), Optional.of(exactly));
      pinned.add(new Relation(Kind.DEPENDS, List.of(target)));
    }
    relations.stream().filter(relation -> !requires(relation, names)).forEach(pinned::add);
    return pinned;
  }

  private static boolean requires(Relation relation, Set<String> names) {
    return relation.kind() == Kind.DEPENDS
        && relation.alternatives().size() == 1
        && names.contains(relation.alternatives().get(0).name());
  }
}
