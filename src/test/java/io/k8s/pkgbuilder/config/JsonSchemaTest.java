package io.k8s.pkgbuilder.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema says yes to what the reader reads, and no to what it refuses. */
class JsonSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(JsonSchema.of(Samples.FORMATS), InputFormat.JSON);

  static List<Path> good() {
    Diagnostics diagnostics = new Diagnostics();
    List<Path> embedded =
        ConfigCatalog.find(Path.of("packages"), "packages", diagnostics).entries().stream()
            .map(entry -> entry.folder().path().resolve(entry.fileName()))
            .toList();
    diagnostics.throwIfAny();
    return Stream.concat(
            embedded.stream(), Stream.of(Path.of("src/test/resources/config/nfpm/all-keys.yaml")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("good")
  void acceptsWhatTheReaderAccepts(Path file) throws IOException {
    assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown-keys",
        "wrong-types",
        "wrong-values",
        "wrong-conditions",
        "list",
        "text",
        "no-name",
        "missing-name"
      })
  void refusesWhatTheReaderRefuses(String name) throws IOException {
    Path file = Path.of("src/test/resources/config/bad", name + ".yaml");
    assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isNotEmpty();
  }

  /** Packages name this file in their first line; -Dgolden.update=true rewrites it. */
  @Test
  void theCopyThatEditorsReadIsCurrent() throws IOException {
    Golden.assertMatches(
        "../../../../docs/package.schema.json", JsonSchema.of(new TreeSet<>(Samples.FORMATS)));
  }
}
