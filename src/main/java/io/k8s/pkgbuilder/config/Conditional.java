package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.model.Platform;
import java.util.List;

/**
 * A list item that is there only when its condition holds.
 *
 * @param location of the item
 */
public record Conditional<T>(T value, When when, Location location) {
  /** The items whose condition holds, in order. */
  public static <T> List<Conditional<T>> select(
      List<Conditional<T>> items, KubeVersion version, Platform platform, String format) {
    return items.stream().filter(item -> item.when().matches(version, platform, format)).toList();
  }
}
