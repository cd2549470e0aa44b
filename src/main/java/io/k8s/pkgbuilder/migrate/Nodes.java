package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** YAML that is yet to be written, so without a place. */
final class Nodes {
  private static final Location NOWHERE = Location.of("");

  private Nodes() {}

  static YamlNode.Scalar text(String text) {
    return new YamlNode.Scalar(text, false, false, NOWHERE);
  }

  /** A number, a mode or a truth value: without quotes. */
  static YamlNode.Scalar plain(String text) {
    return new YamlNode.Scalar(text, true, false, NOWHERE);
  }

  static YamlNode.Sequence list(List<? extends YamlNode> items) {
    return new YamlNode.Sequence(List.copyOf(items), NOWHERE);
  }

  static YamlNode.Sequence texts(List<String> items) {
    return list(items.stream().map(Nodes::text).toList());
  }

  static YamlNode.Mapping map(Map<String, ? extends YamlNode> entries) {
    List<YamlNode.Entry> list = new ArrayList<>();
    entries.forEach((key, value) -> list.add(new YamlNode.Entry(text(key), value)));
    return new YamlNode.Mapping(list, NOWHERE);
  }

  static YamlNode.Mapping map(String key, YamlNode value) {
    return map(Map.of(key, value));
  }

  /** {@code file_info} with a mode, octal. */
  static YamlNode.Mapping mode(int mode) {
    return map("mode", plain("0" + Integer.toOctalString(mode)));
  }

  /** In the order of the words: key, value, key, value. */
  static Map<String, YamlNode> fields(String... words) {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      fields.put(words[i], text(words[i + 1]));
    }
    return fields;
  }
}
