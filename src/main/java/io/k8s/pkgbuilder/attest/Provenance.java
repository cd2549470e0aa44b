package io.k8s.pkgbuilder.attest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.content.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How packages came to be: an in-toto Statement v1 with SLSA's provenance v1 in it. It names every
 * input by its digest and everything that was asked for, so that {@code rebuild} makes the packages
 * again; times of the build itself are not in it.
 */
public final class Provenance {
  static final String STATEMENT = "https://in-toto.io/Statement/v1";
  static final String PREDICATE = "https://slsa.dev/provenance/v1";
  static final String BUILD_TYPE = "https://pkgbuilder.k8s.io/build/v1";

  private Provenance() {}

  /** The document, for all packages at once. */
  public static byte[] of(Parameters parameters, List<Product> products, Tool tool) {
    ObjectNode statement = JsonNodeFactory.instance.objectNode();
    statement.put("_type", STATEMENT);
    ArrayNode subjects = statement.putArray("subject");
    for (Product product : products) {
      subjects
          .addObject()
          .put("name", product.file())
          .putObject("digest")
          .put("sha256", product.sha256())
          .put("sha512", product.sha512());
    }
    statement.put("predicateType", PREDICATE);
    ObjectNode predicate = statement.putObject("predicate");
    ObjectNode definition = predicate.putObject("buildDefinition");
    definition.put("buildType", BUILD_TYPE);
    external(definition.putObject("externalParameters"), parameters);
    internal(definition.putObject("internalParameters").putObject("packages"), products);
    dependencies(definition.putArray("resolvedDependencies"), products);
    builder(predicate.putObject("runDetails").putObject("builder"), tool);
    return JsonText.of(statement);
  }

  private static void external(ObjectNode node, Parameters parameters) {
    parameters.packages().forEach(node.putArray("packages")::add);
    parameters.version().ifPresent(version -> node.put("version", version));
    ObjectNode versions = node.putObject("componentVersions");
    parameters.componentVersions().forEach(versions::put);
    parameters.revision().ifPresent(revision -> node.put("revision", revision));
    parameters.formats().forEach(node.putArray("formats")::add);
    parameters.compression().ifPresent(words -> node.put("compression", words));
    node.put("dependency", parameters.dependency());
    node.put("completions", parameters.completions());
    parameters.signedAt().ifPresent(time -> node.put("signedAt", time.toString()));
  }

  private static void internal(ObjectNode packages, List<Product> products) {
    for (Product product : products) {
      ObjectNode node = packages.putObject(product.file());
      node.put("name", product.plan().name().value());
      node.put("platform", product.plan().platform().name());
      node.put("format", product.plan().format());
      node.put("timestamp", product.timestamp().toString());
      product.signer().ifPresent(signer -> node.put("signer", signer));
      node.put("configuration", product.configuration());
      ObjectNode inputs = node.putObject("inputs");
      product.binaries().forEach(input -> inputs.put(input.name(), input.sha256()));
    }
  }

  private static void dependencies(ArrayNode dependencies, List<Product> products) {
    Map<String, Material> inputs = new TreeMap<>();
    MessageDigest configuration = Hashing.sha256();
    for (Product product : products) {
      product.binaries().forEach(one -> inputs.put(one.name() + " " + one.sha256(), one));
      String folder = product.plan().name().value() + "/";
      product.files().forEach(one -> inputs.put(folder + one.name() + " " + one.sha256(), one));
      configuration.update(
          (product.configuration() + "  " + product.file() + "\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    ObjectNode all = dependencies.addObject().put("name", "configuration");
    all.putObject("digest").put("sha256", Hashing.hex(configuration));
    inputs.forEach(
        (key, input) -> {
          ObjectNode node = dependencies.addObject();
          node.put("name", key.substring(0, key.lastIndexOf(' ')));
          input.uri().ifPresent(uri -> node.put("uri", uri));
          node.putObject("digest").put("sha256", input.sha256());
        });
  }

  private static void builder(ObjectNode builder, Tool tool) {
    builder.put("id", tool.builder());
    builder.putObject("version").put("pkgbuilder", tool.version());
    tool.sha256()
        .ifPresent(
            digest ->
                builder
                    .putArray("builderDependencies")
                    .addObject()
                    .put("name", "pkgbuilder.jar")
                    .putObject("digest")
                    .put("sha256", digest));
  }
}
