package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.model.Comparison;
import io.k8s.pkgbuilder.model.DebVersionOrder;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.RpmVersionOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Relations as sets: what they mean, not how or in which order they are written. */
final class RelationComparison {
  private final PackageSummary before;
  private final PackageSummary after;
  private final Comparator<String> order;
  private final Consumer<Finding> findings;

  RelationComparison(PackageSummary before, PackageSummary after, Consumer<Finding> findings) {
    this.before = before;
    this.after = after;
    this.order =
        before.format().equals("rpm")
            ? RpmVersionOrder::compareTexts
            : DebVersionOrder::compareTexts;
    this.findings = findings;
  }

  /**
   * All that a field says of one name, or of one choice of names.
   *
   * @param texts as written
   * @param alternatives of each text
   */
  private record Said(List<String> texts, List<List<Relation.Target>> alternatives) {
    String text() {
      return String.join(", ", texts);
    }

    /** The versions of this name that all of the texts together leave. */
    VersionSpan span(String name, Comparator<String> order) {
      return VersionSpan.of(
          alternatives.stream()
              .flatMap(List::stream)
              .filter(target -> name(target).equals(name))
              .map(Relation.Target::constraint)
              .toList(),
          order);
    }

    /** Whether it says nothing but "the version that this package has". */
    boolean tracks(PackageSummary summary) {
      return alternatives.size() == 1
          && alternatives.get(0).get(0).constraint().stream()
              .anyMatch(
                  limit ->
                      limit.comparison() == Comparison.EQUAL
                          && limit.version().equals(summary.version()));
    }
  }

  void run() {
    TreeSet<String> fields = new TreeSet<>(before.relations().keySet());
    fields.addAll(after.relations().keySet());
    fields.forEach(this::field);
  }

  private void field(String field) {
    Map<String, Said> old = said(before, field);
    Map<String, Said> now = said(after, field);
    RelationGroup group = RelationGroup.of(field);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      Optional<Said> left = Optional.ofNullable(old.get(name));
      Optional<Said> right = Optional.ofNullable(now.get(name));
      kind(group, name, left, right)
          .ifPresent(
              kind ->
                  findings.accept(
                      Finding.of(
                          kind,
                          field + "/" + name,
                          left.map(Said::text).orElse(""),
                          right.map(Said::text).orElse(""))));
    }
  }

  private static Map<String, Said> said(PackageSummary summary, String field) {
    Map<String, Said> said = new TreeMap<>();
    for (String text : summary.relations().getOrDefault(field, List.of())) {
      List<Relation.Target> targets = targets(text);
      String name =
          targets.stream().map(RelationComparison::name).sorted().collect(Collectors.joining("|"));
      Said sum = said.computeIfAbsent(name, key -> new Said(new ArrayList<>(), new ArrayList<>()));
      sum.texts.add(text);
      sum.alternatives.add(targets);
    }
    return said;
  }

  private static String name(Relation.Target target) {
    return target.name() + target.architecture().map(value -> ":" + value).orElse("");
  }

  /** A capability that no rule of names fits is one that only has a name. */
  private static List<Relation.Target> targets(String text) {
    try {
      return Relation.parse(Relation.Kind.DEPENDS, text).alternatives();
    } catch (IllegalArgumentException e) {
      return List.of(Relation.Target.of(text));
    }
  }

  private Optional<Kind> kind(
      RelationGroup group, String name, Optional<Said> left, Optional<Said> right) {
    if (name.startsWith("rpmlib(") || name.startsWith("config(")) {
      boolean track =
          left.isPresent()
              && right.isPresent()
              && left.get().tracks(before)
              && right.get().tracks(after);
      return track || left.map(Said::texts).equals(right.map(Said::texts))
          ? Optional.empty()
          : Optional.of(Kind.FORMAT_RELATION_CHANGED);
    }
    if (left.isEmpty()) {
      return Optional.of(group.added);
    }
    if (right.isEmpty()) {
      return Optional.of(group.removed);
    }
    return versions(group, name, left.get(), right.get());
  }

  private Optional<Kind> versions(RelationGroup group, String name, Said left, Said right) {
    if (left.tracks(before) && right.tracks(after)) {
      return Optional.empty();
    }
    boolean wider = true;
    boolean narrower = true;
    for (String alternative : name.split("\\|", -1)) {
      VersionSpan old = left.span(alternative, order);
      VersionSpan now = right.span(alternative, order);
      wider &= now.holds(old, order);
      narrower &= old.holds(now, order);
    }
    if (wider && narrower) {
      return left.texts.equals(right.texts)
          ? Optional.empty()
          : Optional.of(Kind.RELATION_RESPELLED);
    }
    return Optional.of(wider ? group.widened : group.narrowed);
  }
}
