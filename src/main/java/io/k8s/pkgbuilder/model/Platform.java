package io.k8s.pkgbuilder.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operating system and architecture to package for; data from platforms/*.yaml, never an enum.
 *
 * @param name the KEP's name, e.g. linux/armhf
 * @param os Go's GOOS
 * @param goarch Go's GOARCH, also the directory of a local build and of the staging buckets
 * @param goarm Go's GOARM, e.g. "7"
 * @param aliases further names that mean this platform, e.g. linux/arm
 * @param architectures the architecture's name in each package format that serves the platform:
 *     {deb: armhf, rpm: armv7hl}
 * @param elf what its executables' ELF headers say; empty where they are not ELF
 */
public record Platform(
    String name,
    String os,
    String goarch,
    Optional<String> goarm,
    List<String> aliases,
    Map<String, String> architectures,
    Optional<ElfMachine> elf)
    implements Comparable<Platform> {
  public Platform {
    aliases = List.copyOf(aliases);
    architectures = Map.copyOf(architectures);
  }

  /**
   * The architecture's name in a package format; empty where that format does not serve the
   * platform.
   */
  public Optional<String> architecture(String format) {
    return Optional.ofNullable(architectures.get(format));
  }

  /** Whether it has the same name, which a catalogue has once; as {@link #compareTo}. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Platform platform && name.equals(platform.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public int compareTo(Platform other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
