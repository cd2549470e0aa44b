package io.k8s.pkgbuilder.attest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is in packages: CycloneDX 1.6, JSON. Without the random serial number that is usual, so that
 * the same packages have the same document.
 */
public final class Sbom {
  private static final String VERSION = "1.6";

  private final Tool tool;

  public Sbom(Tool tool) {
    this.tool = tool;
  }

  /** Of one package: its binaries, their Go modules, and the files of its configuration. */
  public byte[] of(Product product) {
    Components components = new Components();
    String ref = components.product(product);
    ObjectNode main = components.take(ref);
    return document(main, product.timestamp(), components);
  }

  /**
   * Of all packages of a release.
   *
   * @param version of the release; may be empty
   */
  public byte[] of(String name, String version, List<Product> products) {
    Components components = new Components();
    ObjectNode main = JsonNodeFactory.instance.objectNode();
    main.put("type", "application").put("bom-ref", "release").put("name", name);
    if (!version.isEmpty()) {
      main.put("version", version);
    }
    components.depends("release", products.stream().map(components::product).toList());
    Instant newest =
        products.stream()
            .map(Product::timestamp)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return document(main, newest, components);
  }

  private byte[] document(ObjectNode main, Instant time, Components components) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("$schema", "http://cyclonedx.org/schema/bom-" + VERSION + ".schema.json");
    document.put("bomFormat", "CycloneDX").put("specVersion", VERSION).put("version", 1);
    ObjectNode metadata = document.putObject("metadata").put("timestamp", time.toString());
    metadata
        .putObject("tools")
        .putArray("components")
        .addObject()
        .put("type", "application")
        .put("name", "pkgbuilder")
        .put("version", tool.version());
    metadata.set("component", main);
    ArrayNode list = document.putArray("components");
    components.all().forEach(list::add);
    ArrayNode dependencies = document.putArray("dependencies");
    components
        .dependencies()
        .forEach(
            (ref, on) -> {
              ArrayNode array = dependencies.addObject().put("ref", ref).putArray("dependsOn");
              on.forEach(array::add);
            });
    return JsonText.of(document);
  }
}
