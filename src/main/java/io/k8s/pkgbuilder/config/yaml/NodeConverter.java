package io.k8s.pkgbuilder.config.yaml;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** From SnakeYAML's graph to a tree; counts nodes, since aliases can make a tree of any size. */
final class NodeConverter {
  /** Aliases included. */
  private static final int MAX_NODES = 100_000;

  private static final Set<Tag> TAGS =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MAP,
          Tag.SEQ,
          Tag.MERGE);

  private final String file;
  private final Diagnostics diagnostics;
  private final Set<Node> enclosing = Collections.newSetFromMap(new IdentityHashMap<>());
  private int nodes;
  private boolean exhausted;

  NodeConverter(String file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  /** Empty when nothing could be made of the node, which was reported. */
  Optional<YamlNode> convert(Node node) {
    Location location = YamlDocument.location(file, node.getStartMark());
    if (!spend(location)) {
      return Optional.empty();
    }
    if (!TAGS.contains(node.getTag())) {
      diagnostics.add(
          YamlDocument.error(location, "the tag " + node.getTag() + " is not supported")
              .hint("remove the tag; text that begins with '!' needs quotes"));
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar(scalar, location));
    }
    if (!enclosing.add(node)) {
      diagnostics.add(YamlDocument.error(location, "an alias refers to what it is part of"));
      return Optional.empty();
    }
    Optional<YamlNode> converted =
        node instanceof SequenceNode sequence
            ? Optional.of(sequence(sequence, location))
            : Optional.of(mapping((MappingNode) node, location));
    enclosing.remove(node);
    return exhausted ? Optional.empty() : converted;
  }

  private boolean spend(Location location) {
    nodes++;
    if (nodes > MAX_NODES && !exhausted) {
      exhausted = true;
      diagnostics.add(
          YamlDocument.error(
                  location, "the document has more than " + MAX_NODES + " nodes with its aliases")
              .hint("write out what the aliases repeat, or split the file"));
    }
    return !exhausted;
  }

  private static YamlNode.Scalar scalar(ScalarNode node, Location location) {
    boolean plain = node.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
    return new YamlNode.Scalar(node.getValue(), plain, node.getTag().equals(Tag.NULL), location);
  }

  private YamlNode sequence(SequenceNode node, Location location) {
    List<YamlNode> items = new ArrayList<>();
    for (Node item : node.getValue()) {
      if (exhausted) {
        break;
      }
      convert(item).ifPresent(items::add);
    }
    return new YamlNode.Sequence(items, location);
  }

  private YamlNode mapping(MappingNode node, Location location) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    List<YamlNode.Entry> merged = new ArrayList<>();
    for (NodeTuple tuple : node.getValue()) {
      if (exhausted) {
        break;
      }
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        merged.addAll(merge(tuple.getValueNode()));
      } else {
        entry(tuple).ifPresent(entry -> addOnce(entries, entry));
      }
    }
    merged.forEach(entry -> entries.putIfAbsent(entry.key().text(), entry));
    return new YamlNode.Mapping(List.copyOf(entries.values()), location);
  }

  private void addOnce(Map<String, YamlNode.Entry> entries, YamlNode.Entry entry) {
    YamlNode.Entry first = entries.putIfAbsent(entry.key().text(), entry);
    if (first != null) {
      diagnostics.add(
          YamlDocument.error(
                  entry.key().location(), "the key '" + entry.key().text() + "' is there twice")
              .hint("the first one is in line " + first.key().location().line()));
    }
  }

  private Optional<YamlNode.Entry> entry(NodeTuple tuple) {
    Optional<YamlNode> value = convert(tuple.getValueNode());
    if (tuple.getKeyNode() instanceof ScalarNode key) {
      Location location = YamlDocument.location(file, key.getStartMark());
      return value.map(node -> new YamlNode.Entry(scalar(key, location), node));
    }
    Location location = YamlDocument.location(file, tuple.getKeyNode().getStartMark());
    diagnostics.add(
        YamlDocument.error(location, "a key must be text")
            .hint("text that begins with '{' or '[' needs quotes"));
    return Optional.empty();
  }

  /** yaml.org/type/merge: a mapping or a list of them; what comes first wins. */
  private List<YamlNode.Entry> merge(Node value) {
    Optional<YamlNode> converted = convert(value);
    if (converted.isEmpty()) {
      return List.of();
    }
    if (converted.get() instanceof YamlNode.Mapping mapping) {
      return mapping.entries();
    }
    if (converted.get() instanceof YamlNode.Sequence sequence
        && sequence.items().stream().allMatch(item -> item instanceof YamlNode.Mapping)) {
      return sequence.items().stream()
          .flatMap(item -> ((YamlNode.Mapping) item).entries().stream())
          .toList();
    }
    diagnostics.add(
        YamlDocument.error(converted.get().location(), "'<<' needs a mapping, or a list of them"));
    return List.of();
  }
}
