package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** From the fields of debian/control to keys of ours. */
final class ControlFields {
  private static final String FILLED_IN = "it is filled in when it is built";
  private static final String FOR_SOURCES = "it is about building the source package";

  private static final Set<String> OF_SOURCES =
      Set.of(
          "source",
          "build-depends",
          "build-depends-indep",
          "build-depends-arch",
          "standards-version",
          "rules-requires-root",
          "vcs-browser",
          "vcs-git",
          "build-conflicts",
          "uploaders",
          "testsuite",
          "xs-go-import-path",
          "build-profiles",
          "built-using",
          "package-type");

  private static final Map<String, String> RELATIONS =
      Map.ofEntries(
          Map.entry("depends", "depends"),
          Map.entry("recommends", "recommends"),
          Map.entry("suggests", "suggests"),
          Map.entry("enhances", "enhances"),
          Map.entry("conflicts", "conflicts"),
          Map.entry("replaces", "replaces"),
          Map.entry("provides", "provides"));

  private final DebianDraft draft;
  private boolean mentions;
  private final Map<String, YamlNode> section = new LinkedHashMap<>();
  private final Map<String, YamlNode> fields = new LinkedHashMap<>();

  ControlFields(DebianDraft draft) {
    this.draft = draft;
  }

  /**
   * Of the source first: the package's own win.
   *
   * @param first whether what is left over of the source is yet to be said
   */
  void take(ControlFile.Paragraph source, ControlFile.Paragraph own, boolean first) {
    mentions = first;
    source.fields().values().forEach(field -> take(field, true));
    own.fields().values().forEach(field -> take(field, false));
    if (!fields.isEmpty()) {
      section.put("fields", Nodes.map(fields));
    }
    if (!section.isEmpty()) {
      draft.out().set("deb", Nodes.map(section));
    }
  }

  private void take(ControlFile.Field field, boolean source) {
    String name = field.name().toLowerCase(Locale.ROOT);
    String relation = RELATIONS.get(name);
    if (relation != null) {
      new RelationField(draft, field).items().forEach(item -> draft.out().add(relation, item));
      return;
    }
    switch (name) {
      case "package" -> {}
      case "section", "priority", "homepage", "maintainer" -> draft.text(name, field);
      case "architecture" -> architecture(field);
      case "description" -> description(field);
      case "pre-depends" -> relations("predepends", field);
      case "breaks" -> relations("breaks", field);
      default -> other(name, field, source);
    }
  }

  private void other(String name, ControlFile.Field field, boolean source) {
    if (source || OF_SOURCES.contains(name)) {
      if (!name.equals("source") && (mentions || !source)) {
        draft.leave(field, FOR_SOURCES);
      }
    } else if (field.line().contains("${") || field.line().contains("{{")) {
      draft.leave(field, FILLED_IN);
    } else {
      String key = field.name().replaceFirst("^X[BCS]*-", "");
      fields.put(key, Nodes.text(field.line()));
    }
  }

  private void relations(String key, ControlFile.Field field) {
    List<YamlNode> items = new ArrayList<>(new RelationField(draft, field).items());
    if (!items.isEmpty()) {
      section.put(key, Nodes.list(items));
    }
  }

  private void architecture(ControlFile.Field field) {
    String words = field.line();
    if (words.equals("all")) {
      draft.out().setText("arch", "all");
    } else if (words.contains("{{")) {
      draft.leave(field, FILLED_IN + "; all platforms are taken");
    } else if (!words.matches("any|linux-any")) {
      for (String word : words.split(" ", -1)) {
        draft
            .platform(word)
            .ifPresentOrElse(
                platform -> draft.out().add("platforms", Nodes.text(platform)),
                () -> draft.leave(field, "no platform is called " + word + " in debs"));
      }
    }
  }

  /** The first line is the summary; a line with a dot alone is empty. */
  private void description(ControlFile.Field field) {
    List<String> lines = field.value().lines().toList();
    if (lines.size() < 2) {
      draft.text("description", field);
      return;
    }
    String body =
        lines.stream()
            .skip(1)
            .map(line -> line.strip().equals(".") ? "" : line.replaceFirst("^[ \\t]", ""))
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"));
    draft.out().set("description", Nodes.text(lines.get(0) + "\n" + body + "\n"));
  }
}
