package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads wanted binaries from one tree of a local build.
 *
 * @param root nothing outside of it is read
 * @param trees all that were found, for the message about a missing binary
 * @param chosen the one to read from
 */
record LocalLookup(Path root, List<LocalTree> trees, LocalTree chosen) {
  List<ResolvedFile> files(WantedBinary one) {
    List<Path> paths = chosen.matches(one);
    if (paths.isEmpty()) {
      throw missing(one);
    }
    return paths.stream().map(path -> file(one, path)).toList();
  }

  private ResolvedFile file(WantedBinary one, Path path) {
    try {
      if (!path.toRealPath().startsWith(root.toRealPath())) {
        throw problem(
            one,
            "'" + path + "' is a link to " + path.toRealPath() + ", outside of '" + root + "'",
            "put a copy of the file in its place");
      }
      if (!Files.isRegularFile(path)) {
        throw problem(one, "'" + path + "' is not a regular file", "put the binary there");
      }
      if (!Files.isReadable(path)) {
        throw problem(one, "'" + path + "' may not be read", "check its permissions");
      }
      return new ResolvedFile(
          String.valueOf(path.getFileName()),
          FileContent.of(path),
          Files.getLastModifiedTime(path).toInstant(),
          path.toString());
    } catch (IOException e) {
      throw problem(
          one, "'" + path + "' cannot be read: " + e, "check that it is a file and no broken link");
    }
  }

  private DiagnosticException missing(WantedBinary one) {
    String places =
        Stream.concat(trees.stream(), LocalTree.candidates(root).stream())
            .distinct()
            .map(tree -> tree.place(one).toString())
            .collect(Collectors.joining(", "));
    return problem(
        one,
        one + " is missing: looked for " + places,
        "build it for this platform, name another directory, or choose platforms that are there"
            + " with --platform");
  }

  private static DiagnosticException problem(WantedBinary one, String message, String hint) {
    return new Diagnostic(
            Category.SOURCE, Optional.of(one.request().location()), message, Optional.of(hint))
        .asException();
  }
}
