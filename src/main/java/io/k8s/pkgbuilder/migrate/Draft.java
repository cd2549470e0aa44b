package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration in the making. */
final class Draft {
  /** The order in which people look for them. */
  private static final List<String> ORDER =
      List.of(
          "name",
          "arch",
          "platforms",
          "version",
          "version_schema",
          "epoch",
          "release",
          "description",
          "maintainer",
          "vendor",
          "homepage",
          "license",
          "section",
          "priority",
          "binaries",
          "contents",
          "systemd",
          "scripts",
          "depends");

  private final String name;
  private final Map<String, YamlNode> keys = new LinkedHashMap<>();
  private final Map<String, List<YamlNode>> lists = new LinkedHashMap<>();
  private final Map<String, Imported.File> files = new LinkedHashMap<>();
  private final List<Leftover> leftovers = new ArrayList<>();

  Draft(String name) {
    this.name = name;
    set("name", Nodes.text(name));
  }

  String name() {
    return name;
  }

  void set(String key, YamlNode value) {
    keys.put(key, value);
  }

  /** As text, unless it is blank. */
  void setText(String key, String value) {
    if (!value.isBlank()) {
      set(key, Nodes.text(value.strip()));
    }
  }

  /** The summary stays the first line. */
  void describe(String text) {
    YamlNode summary = keys.get("description");
    String first = summary instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    if (!text.isEmpty()) {
      set("description", Nodes.text(first.isEmpty() ? text : first + "\n" + text + "\n"));
    }
  }

  void add(String key, YamlNode item) {
    List<YamlNode> list = lists.computeIfAbsent(key, one -> new ArrayList<>());
    if (!list.contains(item)) {
      list.add(item);
    }
  }

  void leave(Location location, String what, String reason) {
    Leftover leftover = new Leftover(location, what.strip().replaceAll("\\s+", " "), reason);
    if (!leftovers.contains(leftover)) {
      leftovers.add(leftover);
    }
  }

  /**
   * Puts a file beside the configuration.
   *
   * @return its name there: the one wanted, or one like it where that is another file's
   */
  String file(String wanted, byte[] bytes) {
    String free = wanted;
    for (int i = 2; taken(free, bytes); i++) {
      free = i + "-" + wanted;
    }
    files.put(free, new Imported.File(bytes, false));
    return free;
  }

  private boolean taken(String name, byte[] bytes) {
    Imported.File there = files.get(name);
    return there != null && !Arrays.equals(there.bytes(), bytes);
  }

  /** An item of contents. */
  void content(String source, String destination, String type, Optional<YamlNode> info) {
    Map<String, YamlNode> item = Nodes.fields("src", source, "dst", destination);
    if (!type.isEmpty()) {
      item.put("type", Nodes.text(type));
    }
    info.ifPresent(value -> item.put("file_info", value));
    add("contents", Nodes.map(item));
  }

  void directory(String path, Optional<YamlNode> info) {
    Map<String, YamlNode> item = Nodes.fields("dst", path, "type", "dir");
    info.ifPresent(value -> item.put("file_info", value));
    add("contents", Nodes.map(item));
  }

  Imported finish() {
    Map<String, YamlNode> all = new LinkedHashMap<>();
    Map<String, YamlNode> unordered = new LinkedHashMap<>(keys);
    lists.forEach((key, list) -> unordered.put(key, Nodes.list(list)));
    for (String key : ORDER) {
      Optional.ofNullable(unordered.remove(key)).ifPresent(value -> all.put(key, value));
    }
    all.putAll(unordered);
    return new Imported(name, YamlWriter.write(Nodes.map(all)), files, leftovers);
  }
}
