package io.k8s.pkgbuilder.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageSummary;
import java.util.List;
import java.util.Locale;

/** Packages for programs: the contract of {@code inspect --output json}. */
final class InspectedJson {
  private InspectedJson() {}

  /** An array, '\n' line ends, one at the end. */
  static String render(List<Inspected> inspected) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    inspected.forEach(one -> add(array.addObject(), one));
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

  private static void add(ObjectNode node, Inspected inspected) {
    PackageSummary summary = inspected.summary();
    node.put("file", inspected.file());
    node.put("format", summary.format());
    node.put("name", summary.name());
    node.put("version", summary.version());
    node.put("architecture", summary.architecture());
    node.put("compression", summary.compression());
    ArrayNode signatures = node.putArray("signatures");
    summary.signatures().forEach(signatures::add);
    ObjectNode fields = node.putObject("fields");
    summary.fields().forEach(fields::put);
    ObjectNode relations = node.putObject("relations");
    summary
        .relations()
        .forEach(
            (name, list) -> {
              ArrayNode values = relations.putArray(name);
              list.forEach(values::add);
            });
    ObjectNode scripts = node.putObject("scripts");
    summary.scripts().forEach(scripts::put);
    ArrayNode entries = node.putArray("entries");
    inspected.entries().forEach(one -> add(entries.addObject(), one));
  }

  private static void add(ObjectNode node, Inspected.Entry one) {
    PackageEntry entry = one.entry();
    node.put("path", entry.path());
    node.put("type", entry.type().name().toLowerCase(Locale.ROOT));
    node.put("mode", entry.mode().toString());
    node.put("owner", entry.owner());
    node.put("group", entry.group());
    node.put("mtime", entry.mtime().toString());
    if (entry.type() == PackageEntry.Type.FILE) {
      node.put("size", entry.size());
      node.put("sha256", one.sha256());
    }
    put(node, "target", entry.target());
    put(node, "role", entry.role());
    put(node, "machine", one.machine());
  }

  private static void put(ObjectNode node, String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
  }
}
