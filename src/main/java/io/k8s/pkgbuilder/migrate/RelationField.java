package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.model.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field of relations, with substitution variables and restrictions: Debian policy 7.1. */
record RelationField(DebianDraft draft, ControlFile.Field field) {
  private static final Pattern RESTRICTED = Pattern.compile("(.*?)\\s*\\[([^\\]]*)\\]\\s*(.*)");
  private static final Pattern SAME =
      Pattern.compile("([a-z0-9][a-z0-9+.-]+)\\s*\\(=\\s*\\$\\{(binary|source):Version\\}\\)");

  /** Items of a list of relations. */
  List<YamlNode> items() {
    List<YamlNode> items = new ArrayList<>();
    for (String text : field.line().split(",", -1)) {
      if (!text.isBlank()) {
        item(text.strip()).ifPresent(items::add);
      }
    }
    return items;
  }

  private Optional<YamlNode> item(String text) {
    Matcher same = SAME.matcher(text);
    if (same.matches()) {
      draft.out().add("same_version", Nodes.text(same.group(1)));
      leave(text, "the same version is asked for by 'build --dependency same-version'");
      return Optional.of(Nodes.text(same.group(1)));
    }
    if (text.matches("\\$\\{(misc|shlibs|perl|python3|python):[A-Za-z-]+\\}")) {
      leave(text, "debhelper finds these out; write the dependency down if there is one");
      return Optional.empty();
    }
    if (text.contains("${") || text.contains("{{")) {
      leave(text, "it is filled in when it is built");
      return Optional.empty();
    }
    Matcher restricted = RESTRICTED.matcher(text);
    if (restricted.matches()) {
      return restricted(restricted.group(1), restricted.group(2), restricted.group(3));
    }
    return text.contains("<!") || text.matches(".*<[a-z!].*")
        ? left(text, "build profiles are for sources")
        : relation(text);
  }

  private Optional<YamlNode> relation(String text) {
    try {
      return Optional.of(Nodes.text(Relation.parse(Relation.Kind.DEPENDS, text).toString()));
    } catch (IllegalArgumentException e) {
      return left(text, String.valueOf(e.getMessage()));
    }
  }

  private Optional<YamlNode> restricted(String name, String architectures, String rest) {
    if (!rest.isBlank() || name.contains("|") || architectures.contains("!")) {
      return left(field.line(), "this restriction has no counterpart; use when: {platform: ...}");
    }
    List<YamlNode> platforms = new ArrayList<>();
    for (String word : architectures.strip().split("\\s+", -1)) {
      Optional<String> platform = draft.platform(word);
      if (platform.isEmpty()) {
        leave(name, "no platform is called " + word + " in debs");
      }
      platform.ifPresent(value -> platforms.add(Nodes.text(value)));
    }
    if (platforms.isEmpty()) {
      return Optional.empty();
    }
    return relation(name)
        .map(
            value -> {
              Map<String, YamlNode> item = new LinkedHashMap<>();
              item.put("name", value);
              item.put("when", Nodes.map(Map.of("platform", Nodes.list(platforms))));
              return Nodes.map(item);
            });
  }

  private Optional<YamlNode> left(String text, String reason) {
    leave(text, reason);
    return Optional.empty();
  }

  private void leave(String text, String reason) {
    draft.out().leave(field.location(), field.name() + ": " + text, reason);
  }
}
