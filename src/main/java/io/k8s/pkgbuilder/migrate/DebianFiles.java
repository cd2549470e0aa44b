package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files of a debian folder that debhelper acts on, by what follows the package's name. */
final class DebianFiles {
  private static final Map<String, String> SCRIPTS =
      Map.of(
          "preinst", "preinstall",
          "postinst", "postinstall",
          "prerm", "preremove",
          "postrm", "postremove");

  private static final String UNIT = "service|socket|timer|path|target|mount";

  private final DebianDraft draft;
  private final SourceFolder debian;
  private final DebianRules rules;
  private final Map<String, YamlNode> scripts = new LinkedHashMap<>();

  DebianFiles(DebianDraft draft, SourceFolder debian, DebianRules rules) {
    this.draft = draft;
    this.debian = debian;
    this.rules = rules;
  }

  /**
   * Takes one.
   *
   * @param kind service, install, postinst…
   * @param name of the file
   * @param shown the file as the user knows it
   */
  void take(String kind, String name, String shown, byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String own = draft.out().name();
    String script = SCRIPTS.get(kind);
    if (script != null) {
      script(script, kind, shown, text);
    } else if (kind.matches("(.*\\.)?(" + UNIT + ")")) {
      unit(kind.contains(".") ? kind : own + "." + kind, bytes);
    } else {
      switch (kind) {
        case "install" -> new InstallLines(draft, debian, shown).take(text);
        case "dirs" ->
            lines(text, shown, (line, at) -> draft.out().directory(path(line), mode(0755)));
        case "links" -> lines(text, shown, this::link);
        case "docs" -> lines(text, shown, this::doc);
        case "conffiles" -> lines(text, shown, this::conffile);
        case "default" -> file(name, "/etc/default/" + own, "config|noreplace", bytes);
        case "logrotate" -> file(name, "/etc/logrotate.d/" + own, "config|noreplace", bytes);
        case "cron.d" -> file(name, "/etc/cron.d/" + own, "config|noreplace", bytes);
        case "tmpfiles" -> file(name, "/usr/lib/tmpfiles.d/" + own + ".conf", "", bytes);
        case "sysusers" -> file(name, "/usr/lib/sysusers.d/" + own + ".conf", "", bytes);
        case "lintian-overrides" -> file(name, "/usr/share/lintian/overrides/" + own, "", bytes);
        case "udev" -> file(name, "/usr/lib/udev/rules.d/60-" + own + ".rules", "", bytes);
        default -> draft.leave(Location.of(shown), kind, "this kind of file is not read here");
      }
    }
  }

  private void file(String name, String destination, String type, byte[] bytes) {
    draft.out().content(draft.out().file(name, bytes), destination, type, mode(0644));
  }

  static Optional<YamlNode> mode(int mode) {
    return Optional.of(Nodes.mode(mode));
  }

  private void unit(String unit, byte[] bytes) {
    file(unit, "/usr/lib/systemd/system/" + unit, "", bytes);
    String own = draft.out().name();
    boolean enable = !rules.says("--no-enable", own);
    boolean start = !rules.says("--no-start", own);
    boolean restart =
        !rules.says("--no-restart-on-upgrade", own)
            && !rules.says("--no-stop-on-upgrade", own)
            && !rules.says("-r", own);
    Map<String, YamlNode> item = Nodes.fields("unit", unit);
    item.put("enable", Nodes.plain(Boolean.toString(enable)));
    item.put("start", Nodes.plain(Boolean.toString(start)));
    item.put("restart", Nodes.text(restart && start ? "on-upgrade" : "never"));
    draft.out().add("systemd", Nodes.map(item));
  }

  /** debhelper's mark stands for what systemd: writes here. */
  private void script(String phase, String kind, String shown, String text) {
    if (text.contains("{{")) {
      draft.leave(Location.of(shown), kind, "it is filled in when it is built");
      return;
    }
    String own = text.replaceAll("(?m)^[ \\t]*#DEBHELPER#[ \\t]*\n?", "");
    Map<String, YamlNode> item = new LinkedHashMap<>();
    item.put("file", Nodes.text(draft.out().file(kind, own.getBytes(StandardCharsets.UTF_8))));
    item.put("when", Nodes.map("format", Nodes.text("deb")));
    scripts.put(phase, Nodes.map(item));
    draft.out().set("scripts", Nodes.map(scripts));
  }

  /** Takes a line and its place. */
  private interface LineTaker {
    void take(String line, Location at) throws IOException;
  }

  private static void lines(String text, String shown, LineTaker taker) throws IOException {
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        taker.take(line.strip(), new Location(shown, number, 0));
      }
    }
  }

  static String path(String text) {
    return "/" + text.replaceAll("/+", "/").replaceFirst("^/", "").replaceFirst("(?<=.)/$", "");
  }

  private void link(String line, Location at) {
    String[] words = line.split("\\s+", -1);
    if (words.length != 2) {
      draft.leave(at, line, "a link has a target and a name");
      return;
    }
    draft.out().content(path(words[0]), path(words[1]), "symlink", Optional.empty());
  }

  private void doc(String line, Location at) throws IOException {
    for (String word : line.split("\\s+", -1)) {
      new InstallLines(draft, debian, at.file())
          .install(word, "/usr/share/doc/" + draft.out().name(), at);
    }
  }

  /** What is below /etc is one anyway. */
  private void conffile(String line, Location at) {
    if (!line.startsWith("/etc/")) {
      draft.leave(at, line, "give the item of contents the type config");
    }
  }
}
