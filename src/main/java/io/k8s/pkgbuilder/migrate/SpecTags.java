package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.PlatformCatalog;
import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.model.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the tags of a spec's preamble, or of a %package, to keys of ours. */
record SpecTags(Draft draft, PlatformCatalog platforms) {
  private static final Map<String, String> TEXTS =
      Map.of("url", "homepage", "vendor", "vendor", "packager", "maintainer");

  private static final Map<String, String> RELATIONS =
      Map.of(
          "requires", "depends",
          "recommends", "recommends",
          "suggests", "suggests",
          "supplements", "supplements",
          "enhances", "enhances",
          "conflicts", "conflicts",
          "obsoletes", "replaces",
          "provides", "provides");

  private static final Pattern ONE =
      Pattern.compile(
          "(\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)|[^\\s,]+)(?:\\s*(<=|>=|=|<|>)\\s*([^\\s,]+))?[\\s,]*");

  void take(SpecLine line) {
    Optional<SpecFile.Tag> tag = SpecFile.Tag.of(line.text());
    if (tag.isPresent()) {
      take(tag.get(), line);
    } else if (!line.text().isBlank()) {
      leave(line, "it is no tag");
    }
  }

  private void take(SpecFile.Tag tag, SpecLine line) {
    String name = tag.name();
    if (tag.value().contains("{{")) {
      leave(line, "it is filled in when it is built");
    } else if (RELATIONS.containsKey(name)) {
      relations(RELATIONS.getOrDefault(name, ""), tag, line);
    } else if (TEXTS.containsKey(name)) {
      draft.setText(TEXTS.getOrDefault(name, ""), tag.value());
    } else {
      switch (name) {
        case "name" -> {}
        case "version" -> version(tag.value(), line);
        case "release" -> draft.setText("release", tag.value());
        case "epoch" -> draft.set("epoch", Nodes.plain(tag.value()));
        case "license" -> draft.setText("license", Licenses.spdx(tag.value()));
        case "summary" -> draft.setText("description", tag.value());
        case "buildarch" -> architectures(tag.value(), line);
        case "exclusivearch" -> architectures(tag.value(), line);
        case "group" -> leave(line, "it says nothing today; rpm.group takes it if it must be");
        default -> other(name, line);
      }
    }
  }

  private void other(String name, SpecLine line) {
    if (!name.matches("source[0-9]*")) {
      leave(
          line,
          name.matches("build.*|patch[0-9]*|auto.*|excludearch|exclusiveos|no(source|patch).*")
              ? "it is about building"
              : "this tag is not read here");
    }
  }

  private void version(String value, SpecLine line) {
    if (value.matches("[0-9][A-Za-z0-9.+~^]*")) {
      draft.setText("version", value);
      draft.setText("version_schema", "none");
    } else {
      leave(line, "the version being built is taken: build --version");
    }
  }

  private void architectures(String value, SpecLine line) {
    if (value.equals("noarch")) {
      draft.setText("arch", "all");
      return;
    }
    for (String word : value.split("[\\s,]+", -1)) {
      Optional<String> platform = platform(word);
      platform.ifPresentOrElse(
          name -> draft.add("platforms", Nodes.text(name)),
          () -> leave(line, "no platform is called " + word + " in rpms"));
    }
  }

  private Optional<String> platform(String architecture) {
    return platforms.platforms().stream()
        .filter(one -> one.architecture("rpm").filter(architecture::equals).isPresent())
        .map(one -> one.name())
        .findFirst();
  }

  private void relations(String key, SpecFile.Tag tag, SpecLine line) {
    Matcher matcher = ONE.matcher(tag.value());
    List<String> posts = new ArrayList<>();
    while (matcher.lookingAt() && matcher.end() > matcher.regionStart()) {
      String constraint =
          matcher.group(2) == null ? "" : " " + matcher.group(2) + " " + matcher.group(3);
      relation(key, matcher.group(1) + constraint, line);
      posts.add(matcher.group(1));
      matcher.region(matcher.end(), tag.value().length());
    }
    if (!tag.qualifier().isEmpty()) {
      leave(
          line,
          "the order it asks for is lost: it is a plain dependency (rpm.requires.post has one)");
    }
    if (matcher.regionStart() < tag.value().length() || posts.isEmpty()) {
      leave(line, "it is no relation");
    }
  }

  private void relation(String key, String text, SpecLine line) {
    try {
      String relation = Relation.parse(Relation.Kind.DEPENDS, text).toString();
      draft.add(key, item(relation, line));
    } catch (IllegalArgumentException e) {
      leave(line, String.valueOf(e.getMessage()));
    }
  }

  private YamlNode item(String relation, SpecLine line) {
    if (line.architectures().isEmpty()) {
      return Nodes.text(relation);
    }
    Map<String, YamlNode> item = new LinkedHashMap<>();
    item.put("name", Nodes.text(relation));
    item.put("when", when(line));
    return Nodes.map(item);
  }

  /** A condition on the platforms of an %ifarch. */
  YamlNode when(SpecLine line) {
    return Nodes.map(
        "platform",
        Nodes.texts(line.architectures().stream().flatMap(one -> platform(one).stream()).toList()));
  }

  private void leave(SpecLine line, String reason) {
    draft.leave(line.location(), line.text(), reason);
  }
}
