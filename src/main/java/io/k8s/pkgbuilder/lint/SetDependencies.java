package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.model.DebVersionOrder;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.RpmVersionOrder;
import io.k8s.pkgbuilder.repo.check.Base;
import io.k8s.pkgbuilder.repo.check.Installable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the packages of a set can be installed together, for each format and architecture by
 * itself.
 *
 * @param base what machines have besides
 */
record SetDependencies(Base base) {
  private static final String DONE_BY_RPM = "rpmlib(";

  /** Messages by the package's file. */
  Map<String, List<String>> unsatisfied(List<LintPackage> packages) {
    Map<String, TreeSet<String>> messages = new HashMap<>();
    for (String format : List.of("deb", "rpm")) {
      Installable installable =
          new Installable(
              base,
              format.equals("deb") ? DebVersionOrder::compareTexts : RpmVersionOrder::compareTexts);
      groups(packages, format)
          .forEach(
              (architecture, group) ->
                  installable
                      .problems(group.stream().map(SetDependencies::node).toList())
                      .forEach(problem -> add(problem, architecture, group, messages)));
    }
    Map<String, List<String>> lists = new HashMap<>();
    messages.forEach((file, set) -> lists.put(file, List.copyOf(set)));
    return lists;
  }

  /** What is for every architecture is in the group of each. */
  private static Map<String, List<LintPackage>> groups(List<LintPackage> packages, String format) {
    List<LintPackage> all =
        packages.stream().filter(one -> one.summary().format().equals(format)).toList();
    Set<String> architectures = new TreeSet<>();
    all.stream()
        .filter(one -> !one.independent())
        .forEach(one -> architectures.add(one.summary().architecture()));
    if (architectures.isEmpty()) {
      architectures.add("");
    }
    Map<String, List<LintPackage>> groups = new TreeMap<>();
    for (String architecture : architectures) {
      groups.put(
          architecture,
          all.stream()
              .filter(one -> one.independent() || one.summary().architecture().equals(architecture))
              .toList());
    }
    return groups;
  }

  private static void add(
      String problem,
      String architecture,
      List<LintPackage> group,
      Map<String, TreeSet<String>> messages) {
    String label = problem.substring(0, problem.indexOf('\n'));
    boolean independent =
        group.stream().anyMatch(one -> one.file().equals(label) && one.independent());
    String where = independent && !architecture.isEmpty() ? " for " + architecture : "";
    messages
        .computeIfAbsent(label, key -> new TreeSet<>())
        .add(problem.substring(label.length()).strip() + where);
  }

  /** The label ends with a line's end, which no other part of a problem holds. */
  private static Installable.Node node(LintPackage subject) {
    List<Installable.Capability> provides = new ArrayList<>();
    provides.add(
        new Installable.Capability(
            subject.summary().name(), Optional.of(subject.summary().version())));
    if (!subject.isDeb()) {
      subject
          .paths()
          .forEach(path -> provides.add(new Installable.Capability(path, Optional.empty())));
    }
    for (Relation relation : RelationTexts.parsed(subject, List.of("Provides"))) {
      relation
          .alternatives()
          .forEach(
              target ->
                  provides.add(
                      new Installable.Capability(
                          target.name(), target.constraint().map(Relation.Constraint::version))));
    }
    return new Installable.Node(subject.file() + "\n", provides, requires(subject));
  }

  private static List<Relation> requires(LintPackage subject) {
    return RelationTexts.parsed(subject, List.of("Pre-Depends", "Depends", "Requires")).stream()
        .filter(
            relation ->
                relation.alternatives().stream()
                    .noneMatch(target -> target.name().startsWith(DONE_BY_RPM)))
        .toList();
  }
}
