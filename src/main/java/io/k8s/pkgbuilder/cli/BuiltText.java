package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.format.BuiltArtifact;
import java.util.List;
import java.util.stream.Collectors;

/** What was built, for a pipe: a path in each line. */
final class BuiltText {
  private BuiltText() {}

  static String render(List<BuiltArtifact> built) {
    return built.stream().map(artifact -> artifact.file() + "\n").collect(Collectors.joining());
  }
}
