package io.k8s.pkgbuilder.repo.check;

import io.k8s.pkgbuilder.model.Comparison;
import io.k8s.pkgbuilder.model.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether every package's dependencies are there, for one architecture: in the set, or on the
 * machine. Conflicts between packages are not looked at.
 *
 * @param order of versions, the format's own
 */
public record Installable(Base base, Comparator<String> order) {
  /**
   * Something that a dependency can name.
   *
   * @param version empty where it has none, which satisfies no versioned dependency
   */
  public record Capability(String name, Optional<String> version) {}

  /**
   * A package.
   *
   * @param label for messages
   * @param provides itself included
   */
  public record Node(String label, List<Capability> provides, List<Relation> requires) {
    public Node {
      provides = List.copyOf(provides);
      requires = List.copyOf(requires);
    }
  }

  /** A line for each dependency that nothing satisfies. */
  public List<String> problems(List<Node> set) {
    Map<String, List<Capability>> offered = new HashMap<>();
    for (Node node : set) {
      node.provides()
          .forEach(one -> offered.computeIfAbsent(one.name(), key -> new ArrayList<>()).add(one));
    }
    List<String> problems = new ArrayList<>();
    for (Node node : set) {
      for (Relation relation : node.requires()) {
        if (relation.alternatives().stream().noneMatch(one -> satisfied(one, offered))) {
          problems.add(node.label() + " wants " + relation + ", which nothing here satisfies");
        }
      }
    }
    return problems;
  }

  private boolean satisfied(Relation.Target target, Map<String, List<Capability>> offered) {
    List<Capability> here = offered.getOrDefault(target.name(), List.of());
    if (here.stream().anyMatch(one -> matches(target, one.version(), false))) {
      return true;
    }
    Optional<Optional<String>> there = Optional.ofNullable(base.packages().get(target.name()));
    if (there.isPresent()) {
      return matches(target, there.get(), true);
    }
    return target.rich() || (!base.complete() && here.isEmpty());
  }

  private boolean matches(
      Relation.Target target, Optional<String> version, boolean anyWhereUnknown) {
    if (target.constraint().isEmpty()) {
      return true;
    }
    Relation.Constraint limit = target.constraint().get();
    return version
        .map(one -> holds(limit.comparison(), order.compare(one, limit.version())))
        .orElse(anyWhereUnknown);
  }

  private static boolean holds(Comparison comparison, int order) {
    return switch (comparison) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case EQUAL -> order == 0;
      case GREATER_OR_EQUAL -> order >= 0;
      case GREATER -> order > 0;
    };
  }
}
