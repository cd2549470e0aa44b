package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.repo.check.Base;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What packages are looked at with: each other, the release before, the machine they go to. */
public final class LintSet {
  private final List<LintPackage> packages;
  private final List<PackageSummary> previous;
  private final Map<ElfMachine, Set<String>> machines;
  private final Expectations expectations;
  private final ShellSyntax shell;
  private final Map<String, Set<String>> paths = new HashMap<>();
  private final Map<String, List<String>> unsatisfied;

  /**
   * A set.
   *
   * @param previous the release before, perhaps of other packages too
   * @param machines architectures, as {@code deb/amd64}, by what their ELF files say
   * @param base what machines have besides
   */
  public LintSet(
      List<LintPackage> packages,
      List<PackageSummary> previous,
      Map<ElfMachine, Set<String>> machines,
      Base base,
      Expectations expectations,
      ShellSyntax shell) {
    this.packages = List.copyOf(packages);
    this.previous = List.copyOf(previous);
    this.machines = Map.copyOf(machines);
    this.expectations = expectations;
    this.shell = shell;
    for (LintPackage one : packages) {
      paths.computeIfAbsent(one.summary().format(), key -> new HashSet<>()).addAll(one.paths());
    }
    this.unsatisfied = new SetDependencies(base).unsatisfied(packages);
  }

  List<LintPackage> packages() {
    return packages;
  }

  List<PackageSummary> previous() {
    return previous;
  }

  /** What ELF files of an architecture say; empty for one that no platform has. */
  Optional<ElfMachine> machine(LintPackage subject) {
    String name = subject.summary().format() + "/" + subject.summary().architecture();
    return machines.entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The architecture, in a format's words, that an ELF machine belongs to. */
  String architecture(ElfMachine machine, String format) {
    return Optional.ofNullable(machines.get(machine)).stream()
        .flatMap(Collection::stream)
        .filter(name -> name.startsWith(format + "/"))
        .map(name -> name.substring(format.length() + 1))
        .findFirst()
        .orElse("ELF machine " + machine.machine());
  }

  /** Whether a package of the set, in the same format, holds the path. */
  boolean holds(String format, String path) {
    return paths.getOrDefault(format, Set.of()).contains(path);
  }

  /** Relations that nothing satisfies, as messages. */
  List<String> unsatisfied(LintPackage subject) {
    return unsatisfied.getOrDefault(subject.file(), List.of());
  }

  Optional<Expectation> expectation(LintPackage subject) {
    return expectations.of(subject.summary().name(), subject.summary().format());
  }

  ShellSyntax shell() {
    return shell;
  }
}
