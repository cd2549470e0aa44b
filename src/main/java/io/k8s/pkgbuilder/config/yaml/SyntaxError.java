package io.k8s.pkgbuilder.config.yaml;

import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in a user's words what SnakeYAML found. */
final class SyntaxError {
  private SyntaxError() {}

  static Diagnostic of(MarkedYAMLException e, String file) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    Location location = mark == null ? Location.of(file) : YamlDocument.location(file, mark);
    String problem = Optional.ofNullable(e.getProblem()).orElse("malformed");
    if (problem.contains("'\\t(TAB)'")) {
      return YamlDocument.error(location, "a tab is not allowed here")
          .hint("indent with spaces, and quote text that holds a tab");
    }
    if (problem.contains("but found another document")) {
      return YamlDocument.error(location, "a second document begins here")
          .hint("keep one document to a file and remove the '---' between them");
    }
    if (problem.contains("found undefined alias")) {
      return YamlDocument.error(location, "no anchor before this alias has its name")
          .hint("text that begins with '*' needs quotes");
    }
    if (problem.contains("mapping values are not allowed here")) {
      return YamlDocument.error(location, "a ':' is not allowed here")
          .hint("text that holds ': ' needs quotes; a key must be indented as the keys beside it");
    }
    return YamlDocument.error(location, "not valid YAML: " + firstLine(problem));
  }

  private static String firstLine(String problem) {
    return problem.lines().findFirst().orElse(problem).replaceFirst("\\.?\\s*$", "");
  }
}
