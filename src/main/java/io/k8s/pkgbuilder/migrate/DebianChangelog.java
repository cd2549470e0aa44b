package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** debian/changelog: the version of the newest entry, and all entries in chglog's form. */
final class DebianChangelog {
  private static final Pattern HEAD = Pattern.compile("(\\S+) \\(([^)]*)\\)([^;]*);.*");
  private static final Pattern TAIL = Pattern.compile(" -- (.*?)  +(.*)");
  private static final Pattern VERSION =
      Pattern.compile("(?:([0-9]+):)?([0-9][A-Za-z0-9.+~]*)(?:-([A-Za-z0-9.+~]+))?");

  private final DebianDraft draft;
  private final String file;
  private final List<YamlNode> entries = new ArrayList<>();

  DebianChangelog(DebianDraft draft, String file) {
    this.draft = draft;
    this.file = file;
  }

  void take(String text) {
    String version = "";
    List<String> notes = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      Location location = new Location(file, number, 0);
      Matcher head = HEAD.matcher(line);
      Matcher tail = TAIL.matcher(line);
      if (head.matches()) {
        if (version.isEmpty()) {
          version(head.group(2), location);
        }
        version = head.group(2).strip();
        notes.clear();
      } else if (tail.matches() && !version.isEmpty()) {
        entry(version, tail, notes, location);
      } else if (line.startsWith("  ")) {
        note(line, notes);
      } else if (!line.isBlank()) {
        draft.leave(location, line, "it is no line of a changelog");
      }
    }
    if (!entries.isEmpty()) {
      String yaml = YamlWriter.write(Nodes.map("changelog", Nodes.list(entries)));
      byte[] list = yaml.replaceFirst("^changelog:\n", "").getBytes(StandardCharsets.UTF_8);
      draft.out().setText("changelog", draft.out().file("changelog.yaml", list));
    }
  }

  private void version(String text, Location location) {
    Matcher parts = VERSION.matcher(text.strip());
    if (!parts.matches()) {
      draft.leave(location, text, "the version being built is taken: build --version");
      return;
    }
    if (parts.group(1) != null) {
      draft.out().set("epoch", Nodes.plain(parts.group(1)));
    }
    draft.out().setText("version", parts.group(2));
    draft.out().setText("version_schema", "none");
    if (parts.group(3) != null) {
      draft.out().setText("release", parts.group(3));
    }
  }

  /** A bullet begins one; anything else goes on with the last. */
  private static void note(String line, List<String> notes) {
    String text = line.strip();
    if (text.startsWith("* ") || notes.isEmpty()) {
      notes.add(text.replaceFirst("^\\* ", ""));
    } else if (!text.isEmpty()) {
      notes.set(notes.size() - 1, notes.get(notes.size() - 1) + " " + text);
    }
  }

  private void entry(String version, Matcher tail, List<String> notes, Location location) {
    if (version.contains("{{")) {
      return;
    }
    try {
      Instant date =
          OffsetDateTime.parse(tail.group(2).strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant();
      Map<String, YamlNode> entry =
          Nodes.fields(
              "semver", version, "date", date.toString(), "packager", tail.group(1).strip());
      List<YamlNode> changes = new ArrayList<>();
      notes.forEach(note -> changes.add(Nodes.map("note", Nodes.text(note))));
      entry.put("changes", Nodes.list(changes));
      entries.add(Nodes.map(new LinkedHashMap<>(entry)));
    } catch (DateTimeException e) {
      draft.leave(location, tail.group(), "it has no date like Mon, 07 Jan 2019 10:00:00 +0000");
    }
  }
}
