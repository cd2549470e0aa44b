package io.k8s.pkgbuilder.attest;

import io.k8s.pkgbuilder.plan.CompressionChoice;
import io.k8s.pkgbuilder.plan.FormatRules;
import io.k8s.pkgbuilder.plan.PlanRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was asked for, in the words of the command line.
 *
 * @param packages by name
 * @param version of Kubernetes
 * @param componentVersions of packages that have their own
 * @param dependency declared or same-version
 * @param completions native or off
 * @param signedAt the time that the packages' own signatures have; empty where none is signed
 */
public record Parameters(
    List<String> packages,
    Optional<String> version,
    Map<String, String> componentVersions,
    Optional<String> revision,
    List<String> formats,
    Optional<String> compression,
    String dependency,
    String completions,
    Optional<Instant> signedAt) {
  public Parameters {
    packages = List.copyOf(packages);
    componentVersions = new TreeMap<>(componentVersions);
    formats = List.copyOf(formats);
  }

  /** As the planner was asked. */
  public static Parameters of(PlanRequest request, Optional<Instant> signedAt) {
    Map<String, String> versions = new TreeMap<>();
    request.componentVersions().forEach((name, one) -> versions.put(name.value(), one.toString()));
    return new Parameters(
        request.packages().stream().map(one -> one.name().value().value()).toList(),
        request.version().map(Object::toString),
        versions,
        request.revision(),
        request.formats().stream().map(FormatRules::name).toList(),
        request.compression().map(CompressionChoice::words),
        switch (request.dependency()) {
          case DECLARED -> "declared";
          case SAME_VERSION -> "same-version";
        },
        request.nativePlatform().isPresent() ? "native" : "off",
        signedAt);
  }
}
