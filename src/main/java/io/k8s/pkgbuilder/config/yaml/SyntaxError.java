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
    if (problem.startsWith("Global tag is not allowed")) {
      return YamlDocument.error(location, "this tag is not supported")
          .hint("remove the tag; text that begins with '!' needs quotes");
    }
    if (problem.contains("unexpected end of stream") && e.getContextMark() != null) {
      return YamlDocument.error(
          YamlDocument.location(file, e.getContextMark()), "this quote is never closed");
    }
    Diagnostic plain = YamlDocument.error(location, "not valid YAML: " + firstLine(problem));
    return problem.contains("<block end>")
        ? plain.hint("keys of one mapping, and items of one list, must begin in the same column")
        : plain;
  }

  private static String firstLine(String problem) {
    return problem.lines().findFirst().orElse(problem).replaceFirst("\\.?\\s*$", "");
  }
}
