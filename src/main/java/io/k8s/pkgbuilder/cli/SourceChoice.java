package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import io.k8s.pkgbuilder.source.ReleaseRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which kind of source was chosen: exactly one of these is present.
 *
 * @param folder a local build
 * @param checkout a tree to build in
 * @param root a bucket
 */
record SourceChoice(Optional<Path> folder, Optional<Path> checkout, Optional<ReleaseRoot> root) {
  private static final String CHECKOUT = "checkout";

  /**
   * As {@code --from} says, else PKGBUILDER_IN, else what lies here, else the releases.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE for a mount that is
   *     missing
   */
  static SourceChoice of(World world, Optional<String> typed) {
    Optional<String> named = typed.or(() -> world.variable("PKGBUILDER_IN"));
    if (named.isEmpty()) {
      Path here = world.path(".");
      return Files.isDirectory(here.resolve("_output")) ? folder(here) : root(ReleaseRoot.RELEASE);
    }
    String text = named.get();
    if (text.equals(CHECKOUT) || text.startsWith(CHECKOUT + ":")) {
      String directory = text.substring(Math.min(text.length(), CHECKOUT.length() + 1));
      return new SourceChoice(
          Optional.empty(),
          Optional.of(world.path(directory.isEmpty() ? "." : directory)),
          Optional.empty());
    }
    if (text.matches("release|ci|stage:.+|[a-z0-9]+://.+")) {
      return root(ReleaseRoot.parse(text));
    }
    Path folder = world.path(text);
    Optional<String> meant = Nearest.hint(text, List.of("release", "ci", CHECKOUT));
    if (!Files.exists(folder) && meant.isPresent()) {
      throw Diagnostic.of(Category.USAGE, "'" + text + "' is no source, and no folder")
          .hint(meant.get())
          .asException();
    }
    if (typed.isEmpty() && !Files.isDirectory(folder)) {
      throw Diagnostic.of(
              Category.USAGE, "there is no folder " + text + " for the binaries, as OS/GOARCH/NAME")
          .hint(
              "mount one: docker run -v DIR:"
                  + text
                  + " ...; or download: -e PKGBUILDER_IN=release")
          .asException();
    }
    return folder(folder);
  }

  private static SourceChoice folder(Path folder) {
    return new SourceChoice(Optional.of(folder), Optional.empty(), Optional.empty());
  }

  private static SourceChoice root(ReleaseRoot root) {
    return new SourceChoice(Optional.empty(), Optional.empty(), Optional.of(root));
  }

  /** The bucket; that of the releases for what a local build does not have. */
  ReleaseRoot bucket() {
    return root.orElse(ReleaseRoot.RELEASE);
  }
}
