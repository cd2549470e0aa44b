package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.source.checkout.DerivedVersion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What identifies a source: where these stay the same, what it gave before is what it would give.
 *
 * @param version what decides the version that it has
 * @param bytes what decides the binaries that it gives
 * @param local whether its files lie on this machine and stay there
 */
record SourceWords(String version, String bytes, boolean local) {
  static SourceWords of(World world, Sources sources, Optional<String> typed) {
    SourceChoice choice = sources.choice();
    if (choice.folder().isPresent()) {
      String folder = absolute(choice.folder().get());
      return new SourceWords(folder, folder, true);
    }
    if (choice.checkout().isEmpty()) {
      String bucket = choice.bucket().root();
      // A marker such as ci/latest names a bucket of its own.
      return new SourceWords(bucket, bucket + " " + typed.orElse(""), false);
    }
    String folder = absolute(choice.checkout().get());
    DerivedVersion derived = Sources.derived(world, choice.checkout().get());
    String state = folder + " " + derived.version();
    // A modified tree may be modified further without another name: look again each time.
    boolean modified = derived.version().toString().contains("dirty");
    return new SourceWords(state, state + (modified ? " " + world.clock().instant() : ""), false);
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }
}
