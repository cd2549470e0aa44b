package io.k8s.pkgbuilder.attest;

import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names that scanners look up: https://github.com/package-url/purl-spec. */
final class PackageUrl {
  private static final String KEPT =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

  private PackageUrl() {}

  /** pkg:deb/kubernetes/kubeadm@1.32.3-1?arch=amd64, with the vendor where the package has one. */
  static String of(ArtifactPlan plan) {
    boolean known = plan.format().equals("deb") || plan.format().equals("rpm");
    String vendor =
        plan.metadata()
            .vendor()
            .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-"))
            .map(name -> encoded(name) + "/")
            .orElse("");
    PackageVersion version = plan.version();
    boolean epochApart = plan.format().equals("rpm") && version.epoch().isPresent();
    return "pkg:"
        + (known ? plan.format() + "/" + vendor : "generic/")
        + encoded(plan.name().value())
        + "@"
        + encoded(epochApart ? version.withoutEpoch() : version.toString())
        + "?arch="
        + encoded(plan.architecture())
        + (epochApart ? "&epoch=" + version.epoch().getAsLong() : "");
  }

  /** pkg:golang/k8s.io/kubernetes@v1.32.3; no version for a module built from a checkout. */
  static String of(GoBuildInfo.Module module) {
    String path =
        Arrays.stream(module.path().toLowerCase(Locale.ROOT).split("/", -1))
            .map(PackageUrl::encoded)
            .collect(Collectors.joining("/"));
    String version = module.version().startsWith("v") ? "@" + encoded(module.version()) : "";
    return "pkg:golang/" + path + version;
  }

  /** Of Go's own library, as go1.23.6 calls it. */
  static String standardLibrary(String goVersion) {
    return "pkg:golang/stdlib@"
        + encoded(goVersion.replaceFirst("^go", "").replaceFirst(" .*", ""));
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (KEPT.indexOf(character) >= 0) {
        encoded.append(character);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
      }
    }
    return encoded.toString();
  }
}
