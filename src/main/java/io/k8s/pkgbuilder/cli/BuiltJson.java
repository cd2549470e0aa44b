package io.k8s.pkgbuilder.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import java.util.List;

/** What was built, for programs: the contract of {@code build --output json}. */
final class BuiltJson {
  private BuiltJson() {}

  /** An array, '\n' line ends, one at the end. */
  static String render(List<BuiltArtifact> built) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (BuiltArtifact artifact : built) {
      array
          .addObject()
          .put("path", artifact.file().toString())
          .put("name", artifact.name().value())
          .put("version", artifact.version().toString())
          .put("platform", artifact.platform().name())
          .put("format", artifact.format())
          .put("architecture", artifact.architecture())
          .put("size", artifact.size())
          .put("sha256", artifact.sha256())
          .put("unchanged", artifact.unchanged());
    }
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(array) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes is always JSON", e);
    }
  }
}
