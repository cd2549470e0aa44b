package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which package is made for which platform in which format. What nobody asked for by name is left
 * out silently where it cannot be; each package and each platform that was asked for must yield
 * something.
 */
record Selection(List<Target> targets) {
  /** One package file to be. */
  record Target(PackageConfig config, Platform platform, FormatRules format) {}

  Selection {
    targets = List.copyOf(targets);
  }

  static Selection of(PlanRequest request, Diagnostics diagnostics) {
    List<Target> targets = new ArrayList<>();
    for (PackageConfig config : request.packages()) {
      List<Platform> platforms = platforms(config, request);
      if (platforms.isEmpty()) {
        diagnostics.add(servesNone(config, request));
      }
      int before = targets.size();
      for (Platform platform : platforms) {
        for (FormatRules format : request.formats()) {
          if (independent(config) || serves(config, platform, format)) {
            targets.add(new Target(config, platform, format));
          }
        }
      }
      if (!platforms.isEmpty() && targets.size() == before) {
        platforms.forEach(platform -> diagnostics.add(unserved(platform, request)));
      }
    }
    for (Platform platform : request.platforms()) {
      boolean independentOnly = request.packages().stream().allMatch(Selection::independent);
      if (!independentOnly && targets.stream().noneMatch(t -> t.platform().equals(platform))) {
        checkServed(platform, request, diagnostics);
      }
    }
    return new Selection(targets);
  }

  /** Where some package could be made, the format is at fault; elsewhere the packages are. */
  private static void checkServed(Platform platform, PlanRequest request, Diagnostics diagnostics) {
    if (request.packages().stream().anyMatch(config -> made(config, platform))) {
      diagnostics.add(unserved(platform, request));
    }
  }

  private static List<Platform> platforms(PackageConfig config, PlanRequest request) {
    List<Platform> candidates =
        request.platforms().isEmpty() ? request.catalog() : request.platforms();
    if (independent(config)) {
      return Stream.concat(
              candidates.stream().filter(platform -> platform.os().equals(os(config))),
              candidates.stream())
          .limit(1)
          .toList();
    }
    List<Platform> made = candidates.stream().filter(p -> made(config, p)).toList();
    if (!request.platforms().isEmpty()) {
      return made;
    }
    List<Platform> linux = made.stream().filter(p -> p.os().equals("linux")).toList();
    return linux.isEmpty() ? made : linux;
  }

  /** Whether the configuration wants the platform: nfpm's arch and platform, or our globs. */
  private static boolean made(PackageConfig config, Platform platform) {
    if (config.arch().isEmpty() && config.os().isEmpty()) {
      return config.serves(platform);
    }
    String arch = config.arch().map(located -> located.value()).orElse("amd64");
    return platform.os().equals(os(config)) && goNames(platform).contains(arch);
  }

  private static String os(PackageConfig config) {
    return config.os().map(located -> located.value()).orElse("linux");
  }

  /** nfpm writes GOARM behind the architecture: arm7; a bare arm is the platform's own. */
  private static List<String> goNames(Platform platform) {
    List<String> names = new ArrayList<>(List.of(platform.goarch()));
    platform.goarm().ifPresent(goarm -> names.add(platform.goarch() + goarm));
    names.add(platform.name().substring(platform.name().indexOf('/') + 1));
    return names;
  }

  static boolean independent(PackageConfig config) {
    return config.arch().map(located -> located.value().equals("all")).orElse(false);
  }

  private static boolean serves(PackageConfig config, Platform platform, FormatRules format) {
    return format.architecture(platform).isPresent()
        || config.forFormat(format.name()).section(format.name()).arch().isPresent();
  }

  private static Diagnostic unserved(Platform platform, PlanRequest request) {
    String formats =
        request.formats().stream().map(FormatRules::name).collect(Collectors.joining(" or "));
    return Diagnostic.of(Category.USAGE, "no format packages " + platform + " as " + formats)
        .hint("'pkgbuilder list formats' shows which platforms each format serves");
  }

  private static Diagnostic servesNone(PackageConfig config, PlanRequest request) {
    List<Platform> asked = request.platforms().isEmpty() ? request.catalog() : request.platforms();
    String names = asked.stream().map(Platform::name).collect(Collectors.joining(", "));
    return Diagnostic.at(
            request.platforms().isEmpty() ? Category.CONFIGURATION : Category.USAGE,
            config
                .arch()
                .map(arch -> arch.location())
                .or(() -> config.platforms().stream().findFirst().map(p -> p.location()))
                .orElse(config.location()),
            "package " + config.name().value() + " is not made for any of " + names)
        .hint("widen the package's 'platforms', or choose another platform");
  }
}
