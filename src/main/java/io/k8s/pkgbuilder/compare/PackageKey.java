package io.k8s.pkgbuilder.compare;

import java.util.Comparator;

/**
 * What packages of two sets are matched by.
 *
 * @param platform {@code linux/amd64}; "any" for packages of no architecture; an architecture that
 *     no platform has, as it is
 * @param format "deb" or "rpm"; "deb→rpm" where one is compared with the other
 */
public record PackageKey(String name, String platform, String format)
    implements Comparable<PackageKey> {
  private static final Comparator<PackageKey> ORDER =
      Comparator.comparing(PackageKey::name)
          .thenComparing(PackageKey::platform)
          .thenComparing(PackageKey::format);

  @Override
  public int compareTo(PackageKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name + " " + platform + " " + format;
  }
}
