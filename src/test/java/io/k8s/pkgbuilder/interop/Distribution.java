package io.k8s.pkgbuilder.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.DistroImage;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A row of src/test/install/distributions.yaml, which says what its fields mean.
 *
 * @param registry whether the image must be pulled
 * @param gate the scenarios that every verify runs
 * @param systemd whether systemd is tried as the first process
 */
record Distribution(
    String name,
    String client,
    String image,
    boolean registry,
    String prepare,
    List<String> packages,
    List<String> gate,
    boolean systemd) {
  static final Path INSTALL = Path.of("src/test/install").toAbsolutePath();

  Distribution {
    packages = List.copyOf(packages);
    gate = List.copyOf(gate);
  }

  static List<Distribution> all() {
    List<Distribution> rows = new ArrayList<>();
    for (JsonNode row : table("distributions.yaml").path("distributions")) {
      rows.add(
          new Distribution(
              row.required("name").asText(),
              row.required("client").asText(),
              row.required("image").asText(),
              row.path("registry").asBoolean(),
              row.required("prepare").asText(),
              texts(row.required("packages")),
              texts(row.required("gate")),
              row.path("systemd").asBoolean()));
    }
    return rows;
  }

  /** The first row with this image and client. */
  static Distribution of(String image, String client) {
    return all().stream()
        .filter(row -> row.image.equals(image) && row.client.equals(client))
        .findFirst()
        .orElseThrow();
  }

  static Distribution named(String name) {
    return all().stream().filter(row -> row.name.equals(name)).findFirst().orElseThrow();
  }

  /** By SnakeYAML, as Jackson takes an alias for the text of its name. */
  static JsonNode table(String file) {
    try (Reader text = Files.newBufferedReader(INSTALL.resolve(file))) {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return new ObjectMapper().valueToTree(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** The image with everything in it; built now if it is new. */
  DistroImage testImage() {
    return DistroImage.of(image, prepare, packages);
  }
}
