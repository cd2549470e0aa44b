package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.plan.CompressionChoice;
import io.k8s.pkgbuilder.plan.FormatRules;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.plan.PlanRequest.Dependency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * From options and variables, as typed, to what the planner takes. Options win over variables.
 *
 * @param diagnostics gets everything that means nothing
 */
record Requests(World world, Catalog catalog, PlanOptions options, Diagnostics diagnostics) {
  private static final List<String> DEFAULT_FORMATS = List.of("deb", "rpm");
  private static final List<String> DEPENDENCIES = List.of("declared", "same-version");
  private static final List<String> COMPLETIONS = List.of("native", "off");

  PlanRequest of(List<PackageConfig> configs) {
    return new PlanRequest(
        configs,
        parse("--version", "KUBE_BUILD_VERSION", options.version(), KubeVersion::parse),
        componentVersions(),
        options.revision(),
        catalog.platforms().platforms(),
        platforms(),
        formats(),
        parse("--compression", "", options.compression(), CompressionChoice::parse),
        dependency(),
        sourceDateEpoch(),
        nativePlatform());
  }

  private <T> Optional<T> parse(
      String option, String variable, Optional<String> typed, Function<String, T> parser) {
    Optional<String> fallback = variable.isEmpty() ? Optional.empty() : world.variable(variable);
    String from = typed.isPresent() ? option : variable;
    return typed.or(() -> fallback).flatMap(text -> parse(from, text, parser));
  }

  private <T> Optional<T> parse(String from, String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text.strip()));
    } catch (IllegalArgumentException e) {
      diagnostics.add(Diagnostic.of(Category.USAGE, from + ": " + e.getMessage()));
      return Optional.empty();
    }
  }

  private Map<PackageName, KubeVersion> componentVersions() {
    Map<PackageName, KubeVersion> versions = new LinkedHashMap<>();
    options.componentVersions.forEach(
        (name, version) -> {
          Optional<PackageName> parsed = parse("--component-version", name, PackageName::new);
          parse("--component-version", version, KubeVersion::parse)
              .ifPresent(value -> parsed.ifPresent(key -> versions.put(key, value)));
        });
    return versions;
  }

  private List<Platform> platforms() {
    List<String> words = words(options.platforms, "KUBE_BUILD_PLATFORMS");
    return words.isEmpty() ? List.of() : catalog.platforms().select(words, diagnostics);
  }

  private List<FormatRules> formats() {
    List<String> words = words(options.formats, "KUBE_BUILD_FORMATS");
    List<String> known = List.copyOf(Catalog.formatNames());
    List<FormatRules> formats = new ArrayList<>();
    for (String word : words.isEmpty() ? DEFAULT_FORMATS : words) {
      catalog
          .formats()
          .find(word)
          .ifPresentOrElse(
              formats::add, () -> diagnostics.add(unknown("no format is called", word, known)));
    }
    return formats.stream().distinct().toList();
  }

  /** The option's words, else the variable's, which are separated by blanks or commas. */
  private List<String> words(List<String> typed, String variable) {
    return typed.stream().anyMatch(word -> !word.isBlank())
        ? typed.stream().map(String::strip).filter(word -> !word.isEmpty()).toList()
        : world.variable(variable).stream()
            .flatMap(text -> Arrays.stream(text.split("[\\s,]+")))
            .filter(word -> !word.isEmpty())
            .toList();
  }

  private Dependency dependency() {
    return choice("--dependency", options.dependency(), DEPENDENCIES).equals("same-version")
        ? Dependency.SAME_VERSION
        : Dependency.DECLARED;
  }

  private Optional<Platform> nativePlatform() {
    // "off" by default: the same inputs make the same packages, whatever machine builds them.
    String word =
        choice("--completions", options.completions().or(() -> Optional.of("off")), COMPLETIONS);
    return word.equals("native") ? catalog.platforms().find(world.machine()) : Optional.empty();
  }

  /** The first word is the default. */
  private String choice(String option, Optional<String> typed, List<String> words) {
    String word = typed.orElse(words.get(0));
    if (!words.contains(word)) {
      diagnostics.add(unknown(option + " does not know", word, words));
    }
    return word;
  }

  static Diagnostic unknown(String what, String word, List<String> known) {
    return Diagnostic.of(Category.USAGE, what + " '" + word + "'")
        .hint(Nearest.hint(word, known).orElse("known are " + String.join(", ", known)));
  }

  private Optional<Instant> sourceDateEpoch() {
    try {
      return SourceDateEpoch.of(world);
    } catch (DiagnosticException e) {
      e.diagnostics().forEach(diagnostics::add);
      return Optional.empty();
    }
  }
}
