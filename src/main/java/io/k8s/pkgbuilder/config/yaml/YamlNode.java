package io.k8s.pkgbuilder.config.yaml;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.List;

/** A node of a YAML document, aliases and merge keys resolved. */
public sealed interface YamlNode {
  Location location();

  /** For messages: "text", "a list", "a mapping". */
  String kind();

  /** Written as nothing, {@code ~} or {@code null}. */
  default boolean isNull() {
    return false;
  }

  /**
   * A scalar.
   *
   * @param text raw, so that 1.10 stays "1.10"
   * @param plain without quotes and not a block
   */
  record Scalar(String text, boolean plain, boolean isNull, Location location) implements YamlNode {
    @Override
    public String kind() {
      return isNull ? "nothing" : "text";
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, Location location) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A mapping; no key twice. */
  record Mapping(List<Entry> entries, Location location) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** One key and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
