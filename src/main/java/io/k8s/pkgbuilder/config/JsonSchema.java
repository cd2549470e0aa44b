package io.k8s.pkgbuilder.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.config.key.Definitions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JSON Schema (draft-07) of a package's configuration, from the very key tables that read it,
 * for editors.
 */
public final class JsonSchema {
  private JsonSchema() {}

  /**
   * The schema as JSON text, ending in a line break.
   *
   * @param formats the names of all formats that are built here
   */
  public static String of(Set<String> formats) {
    Vocabulary vocabulary = new Vocabulary(new TreeSet<>(formats), new PlatformCatalog(List.of()));
    Definitions definitions = new Definitions();
    ObjectNode schema =
        Definitions.object()
            .put("$schema", "http://json-schema.org/draft-07/schema#")
            .put("title", "A package of pkgbuilder")
            .put("description", "A superset of nfpm's configuration; see docs/configuration.md.");
    schema.setAll(new PackageShape(vocabulary).schema(definitions));
    schema.set("definitions", definitions.all());
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(schema)
              .replace(System.lineSeparator(), "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes is JSON", e);
    }
  }
}
