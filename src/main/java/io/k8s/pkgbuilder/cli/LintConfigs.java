package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.Conditional;
import io.k8s.pkgbuilder.config.ConfigCatalog;
import io.k8s.pkgbuilder.config.LintSuppression;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.config.When;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import io.k8s.pkgbuilder.lint.Checks;
import io.k8s.pkgbuilder.lint.Expectation;
import io.k8s.pkgbuilder.lint.Expectations;
import io.k8s.pkgbuilder.lint.Suppression;
import io.k8s.pkgbuilder.model.SystemdUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What configurations say to lint.
 *
 * @param byName of the packages that are looked at, as far as they are configured
 */
record LintConfigs(Map<String, PackageConfig> byName) implements Expectations {
  LintConfigs {
    byName = Map.copyOf(byName);
  }

  /** Reads those of these packages alone, so that a mistake in another does not matter. */
  static LintConfigs read(ConfigChoice choice, Set<String> names, Catalog catalog) {
    Diagnostics diagnostics = new Diagnostics();
    ConfigCatalog all = choice.all(diagnostics);
    List<PackageConfig> configs =
        all.single()
            ? all.readAll(catalog.reader(), diagnostics)
            : all.read(
                all.names().stream().filter(names::contains).toList(),
                catalog.reader(),
                diagnostics);
    requireKnownChecks(configs, diagnostics);
    diagnostics.throwIfAny();
    return new LintConfigs(
        configs.stream()
            .collect(
                Collectors.toMap(
                    config -> config.name().value().value(),
                    Function.identity(),
                    (first, second) -> first)));
  }

  /** A suppression of a check that does not exist suppresses nothing. */
  static void requireKnownChecks(List<PackageConfig> configs, Diagnostics diagnostics) {
    configs.stream()
        .flatMap(config -> config.lint().stream())
        .map(LintSuppression::check)
        .filter(check -> Checks.find(check.value()).isEmpty())
        .forEach(check -> diagnostics.add(unknown(check)));
  }

  private static Diagnostic unknown(Located<String> check) {
    return Diagnostic.at(
            Category.CONFIGURATION, check.location(), "no check is called '" + check.value() + "'")
        .hint(
            Nearest.hint(check.value(), Checks.names())
                .orElse("'pkgbuilder lint --list' has them"));
  }

  @Override
  public Optional<Expectation> of(String name, String format) {
    return Optional.ofNullable(byName.get(name))
        .map(config -> new Expectation(units(config, format), suppressions(config)));
  }

  /** A package does not say of which Kubernetes version it is, so conditions on that are open. */
  private static List<SystemdUnit> units(PackageConfig config, String format) {
    return config.systemd().stream()
        .filter(unit -> certain(unit.when(), format))
        .map(Conditional::value)
        .map(Located::value)
        .toList();
  }

  private static boolean certain(When when, String format) {
    return when.versions().isEmpty()
        && when.platforms().isEmpty()
        && (when.formats().isEmpty()
            || when.formats().stream().anyMatch(one -> one.value().equals(format)));
  }

  private static List<Suppression> suppressions(PackageConfig config) {
    return config.lint().stream()
        .map(
            one ->
                new Suppression(
                    one.check().value(), one.path().map(Located::value), one.reason().value()))
        .toList();
  }
}
