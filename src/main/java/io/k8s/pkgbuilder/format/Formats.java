package io.k8s.pkgbuilder.format;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The formats at hand.
 *
 * @param all sorted by name, no name twice
 */
public record Formats(List<PackageFormat> all) {
  public Formats {
    all = all.stream().sorted(Comparator.comparing(PackageFormat::name)).toList();
    long names = all.stream().map(PackageFormat::name).distinct().count();
    if (names != all.size()) {
      throw new IllegalArgumentException("two package formats have one name");
    }
  }

  /** Every format on the class path, built in or added as a jar. */
  public static Formats load() {
    return new Formats(
        ServiceLoader.load(PackageFormat.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** The format with this {@link PackageFormat#name}. */
  public Optional<PackageFormat> find(String name) {
    return all.stream().filter(format -> format.name().equals(name)).findFirst();
  }
}
