package io.k8s.pkgbuilder.attest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Metadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The components of one CycloneDX document, each once, and what each is made of. */
final class Components {
  private final Map<String, ObjectNode> components = new TreeMap<>();
  private final Map<String, Set<String>> dependencies = new TreeMap<>();

  Collection<ObjectNode> all() {
    return components.values();
  }

  Map<String, Set<String>> dependencies() {
    return dependencies;
  }

  void depends(String ref, List<String> on) {
    dependencies.computeIfAbsent(ref, any -> new TreeSet<>()).addAll(on);
  }

  /** Takes one out of the list, for the document's own place. */
  ObjectNode take(String ref) {
    return Optional.ofNullable(components.remove(ref)).orElseThrow();
  }

  /** A package and all below it; returns its reference. */
  String product(Product product) {
    ArtifactPlan plan = product.plan();
    String ref = "package:" + product.file();
    ObjectNode node = component(ref, "application", plan.name().value());
    node.put("version", plan.version().toString());
    Metadata metadata = plan.metadata();
    String maintainer = metadata.maintainer().replaceFirst("\\s*<.*", "");
    node.putObject("supplier").put("name", metadata.vendor().orElse(maintainer));
    node.put("description", metadata.summary());
    hash(node, product.sha256());
    metadata
        .license()
        .ifPresent(license -> node.putArray("licenses").addObject().put("expression", license));
    node.put("purl", PackageUrl.of(plan));
    metadata.homepage().ifPresent(home -> reference(node, "website", home));
    property(node, "pkgbuilder:file", product.file());
    property(node, "pkgbuilder:platform", plan.platform().name());
    plan.relations()
        .forEach(
            relation ->
                property(
                    node,
                    "pkgbuilder:" + relation.kind().name().toLowerCase(Locale.ROOT),
                    relation.toString()));
    List<String> parts = new ArrayList<>();
    product.binaries().forEach(binary -> parts.add(binary(binary)));
    product.files().forEach(file -> parts.add(file(file)));
    depends(ref, parts);
    return ref;
  }

  private String binary(Material binary) {
    String ref = "binary:" + binary.name() + ":" + binary.sha256();
    ObjectNode node = component(ref, "application", binary.name());
    hash(node, binary.sha256());
    binary.uri().ifPresent(uri -> reference(node, "distribution", uri));
    List<String> parts = new ArrayList<>();
    binary.go().ifPresent(go -> parts.addAll(modules(go)));
    depends(ref, parts);
    return ref;
  }

  private String file(Material file) {
    String ref = "file:" + file.name() + ":" + file.sha256();
    hash(component(ref, "file", file.name()), file.sha256());
    depends(ref, List.of());
    return ref;
  }

  private List<String> modules(GoBuildInfo go) {
    List<String> refs = new ArrayList<>();
    String version = go.goVersion().replaceFirst("^go", "");
    String library = "go:stdlib@" + version;
    component(library, "library", "stdlib")
        .put("version", version)
        .put("purl", PackageUrl.standardLibrary(go.goVersion()));
    depends(library, List.of());
    refs.add(library);
    go.main().ifPresent(main -> refs.add(module(main)));
    go.modules().forEach(one -> refs.add(module(one)));
    return refs;
  }

  private String module(GoBuildInfo.Module module) {
    String ref = "go:" + module.path() + "@" + module.version();
    ObjectNode node = component(ref, "library", module.path());
    node.put("version", module.version());
    node.put("purl", PackageUrl.of(module));
    if (!module.sum().isEmpty()) {
      property(node, "go:sum", module.sum());
    }
    depends(ref, List.of());
    return ref;
  }

  private ObjectNode component(String ref, String type, String name) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", type).put("bom-ref", ref).put("name", name);
    components.put(ref, node);
    return node;
  }

  private static void hash(ObjectNode node, String sha256) {
    node.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256);
  }

  private static void reference(ObjectNode node, String type, String url) {
    node.withArray("externalReferences").addObject().put("type", type).put("url", url);
  }

  private static void property(ObjectNode node, String name, String value) {
    node.withArray("properties").addObject().put("name", name).put("value", value);
  }
}
