package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.model.VersionRange;
import java.util.List;
import java.util.Optional;

/**
 * A condition on a list item: every part that is given must hold.
 *
 * @param versions of Kubernetes, as {@code --version} gives it, also for components that carry
 *     their own version
 * @param platforms one of them must match; empty means any
 * @param formats one of them must be the format's name; empty means any
 */
public record When(
    Optional<Located<VersionRange>> versions,
    List<Located<PlatformGlob>> platforms,
    List<Located<String>> formats) {
  /** Always holds. */
  public static final When ALWAYS = new When(Optional.empty(), List.of(), List.of());

  public When {
    platforms = List.copyOf(platforms);
    formats = List.copyOf(formats);
  }

  /** Holds for one format only, as nfpm's {@code packager} says. */
  static When format(Located<String> format) {
    return new When(Optional.empty(), List.of(), List.of(format));
  }

  /** Whether it holds for an artifact of that version, platform and format. */
  public boolean matches(KubeVersion version, Platform platform, String format) {
    return versions.map(range -> range.value().contains(version)).orElse(true)
        && (platforms.isEmpty()
            || platforms.stream().anyMatch(glob -> glob.value().matches(platform)))
        && (formats.isEmpty() || formats.stream().anyMatch(name -> name.value().equals(format)));
  }
}
