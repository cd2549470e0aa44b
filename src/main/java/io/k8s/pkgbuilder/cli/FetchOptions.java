package io.k8s.pkgbuilder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files of addresses are fetched, as typed. */
final class FetchOptions {
  @Option(
      names = "--mirror",
      paramLabel = "FROM=TO",
      description =
          "Ask TO for addresses that begin with FROM, e.g."
              + " https://dl.k8s.io=https://mirror.example/k8s. ($$PKGBUILDER_MIRRORS, separated by"
              + " blanks)")
  List<String> mirrors = new ArrayList<>();

  @Option(names = "--offline", description = "Ask no server: take all from the cache.")
  boolean offline;

  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      description =
          "Where downloads and pieces are kept; in the user's cache by default. ($$PKGBUILDER_CACHE)")
  private @Nullable String cacheDirectory;

  @Option(
      names = "--allow-unverified",
      description = "Take files that have no checksum anywhere; each is named.")
  boolean allowUnverified;

  Optional<String> cacheDirectory() {
    return Optional.ofNullable(cacheDirectory);
  }
}
