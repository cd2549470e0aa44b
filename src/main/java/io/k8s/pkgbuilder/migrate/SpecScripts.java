package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From scriptlets to scripts; systemd's macros become units. */
final class SpecScripts {
  private static final Map<String, String> PHASES =
      Map.of(
          "%pre", "preinstall",
          "%post", "postinstall",
          "%preun", "preremove",
          "%postun", "postremove");

  private static final Pattern SYSTEMD =
      Pattern.compile(
          "\\s*%\\{?\\??(systemd_(?:post|preun|postun|postun_with_restart))\\b\\}?(.*)");

  private final Draft draft;
  private final Map<String, YamlNode> scripts = new LinkedHashMap<>();

  /** Units by name, and whether an upgrade restarts them. */
  private final Map<String, Boolean> units = new TreeMap<>();

  SpecScripts(Draft draft) {
    this.draft = draft;
  }

  /**
   * Takes a scriptlet.
   *
   * @param header of its section: {@code %post -n kubelet}
   */
  void take(String header, List<SpecLine> lines) {
    String phase = PHASES.getOrDefault(header.split(" ", 2)[0], "");
    if (phase.isEmpty() || header.matches(".* -p .*")) {
      lines.stream()
          .findFirst()
          .ifPresent(
              line -> draft.leave(line.location(), header, "this kind of script is not read here"));
      return;
    }
    StringBuilder body = new StringBuilder();
    boolean says = false;
    for (SpecLine line : lines) {
      Matcher systemd = SYSTEMD.matcher(line.text());
      if (systemd.matches()) {
        units(systemd.group(1), systemd.group(2));
      } else {
        if (!line.architectures().isEmpty()) {
          draft.leave(line.location(), line.text(), "it runs on every architecture now");
        }
        unknownMacro(line);
        says |= !line.text().isBlank() && !line.text().strip().startsWith("#");
        body.append(line.text()).append('\n');
      }
    }
    if (says) {
      script(phase, header, body.toString());
    }
  }

  private void unknownMacro(SpecLine line) {
    Matcher macro = Pattern.compile("%\\{?[a-z_][a-z0-9_]{2,}").matcher(line.text());
    if (macro.find()) {
      draft.leave(line.location(), line.text(), "this macro is not known here");
    }
  }

  private void units(String macro, String names) {
    for (String name : names.strip().split("\\s+", -1)) {
      if (name.matches("[A-Za-z0-9:_.@-]+\\.(service|socket|timer|path|target|mount)")) {
        units.merge(name, macro.endsWith("with_restart"), Boolean::logicalOr);
      }
    }
  }

  private void script(String phase, String header, String body) {
    String name = header.split(" ", 2)[0].substring(1) + ".sh";
    String text = "#!/bin/sh\n" + body.stripTrailing() + "\n";
    Map<String, YamlNode> item =
        Nodes.fields("file", draft.file(name, text.getBytes(StandardCharsets.UTF_8)));
    item.put("when", Nodes.map("format", Nodes.text("rpm")));
    scripts.put(phase, Nodes.map(item));
  }

  void finish() {
    units.forEach(
        (name, restart) -> {
          Map<String, YamlNode> item = Nodes.fields("unit", name);
          item.put("enable", Nodes.plain("true"));
          item.put("start", Nodes.plain("false"));
          item.put("restart", Nodes.text(restart ? "on-upgrade" : "never"));
          draft.add("systemd", Nodes.map(item));
        });
    if (!scripts.isEmpty()) {
      draft.set("scripts", Nodes.map(scripts));
    }
  }
}
