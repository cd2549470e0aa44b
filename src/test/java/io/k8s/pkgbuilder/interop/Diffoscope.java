package io.k8s.pkgbuilder.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What diffoscope sees in two packages and a user cares for, as places: {@code mode /usr/bin/x},
 * {@code field Depends}, {@code script postinst}; a star for an entry that it does not name. Times,
 * sizes, digests and what an archive's order or compression are stay out.
 */
final class Diffoscope {
  /** A line of a tar or cpio archive: mode, owner, group, path, target. */
  private static final Pattern LISTED =
      Pattern.compile(
          "([a-z-])([a-zA-Z-]{9}) +[0-9]+ +(\\S+)(?: +\\([0-9]+\\))? +(\\S+)(?: +\\([0-9]+\\))?"
              + " +\\S+ +[0-9]{4}-\\S+ [0-9:.]+ \\.(/.*?)/?(?: -> (.*))?");

  /** By rpm's tag; "" for what only follows from something else that is seen, or from the build. */
  private static final Map<String, String> TAGS = new HashMap<>();

  static {
    for (String relation : Set.of("Require", "Provide", "Conflict", "Obsolete", "Recommend")) {
      for (String part : Set.of("S", "NAME", "VERSION", "FLAGS")) {
        TAGS.put(relation.toUpperCase(Locale.ROOT) + part, "field " + relation + "s");
      }
    }
    for (String script : Set.of("pre", "post", "preun", "postun")) {
      String tag = script.replaceFirst("^(pre|post)$", "$1in").toUpperCase(Locale.ROOT);
      TAGS.put(tag, "script " + script);
      TAGS.put(tag + "PROG", "script " + script);
    }
    TAGS.put("SUMMARY", "field Summary");
    TAGS.put("DESCRIPTION", "field Description");
    TAGS.put("LICENSE", "field License");
    TAGS.put("URL", "field URL");
    TAGS.put("VERSION", "field version");
    TAGS.put("RELEASE", "field version");
    TAGS.put("FILEMODES", "mode *");
    TAGS.put("FILEUSERNAME", "owner *");
    TAGS.put("FILEGROUPNAME", "owner *");
    TAGS.put("FILEFLAGS", "config *");
    TAGS.put("FILELINKTOS", "target *");
    for (String follows :
        ("HEADERIMMUTABLE SIGSIZE SIGMD5 SHA1HEADER SHA256HEADER BUILDTIME SIZE FILESIZES FILERDEVS"
                + " FILEMTIMES FILEMD5S FILEVERIFYFLAGS FILEDEVICES FILEINODES FILELANGS DIRINDEXES"
                + " BASENAMES DIRNAMES FILECOLORS FILECLASS CLASSDICT FILEDEPENDSX FILEDEPENDSN"
                + " PAYLOADDIGEST PAYLOADDIGESTALT SOURCERPM LONGARCHIVESIZE ARCHIVESIZE"
                + " PAYLOADSIZE RESERVEDSPACE")
            .split(" ", -1)) {
      TAGS.put(follows, "");
    }
  }

  private final TreeSet<String> places = new TreeSet<>();

  private Diffoscope() {}

  /** Runs it. */
  static Set<String> places(Path before, Path after) throws IOException {
    Path json = Files.createTempFile("diffoscope", ".json");
    try {
      // It ends with 1 where it sees a difference, and knows no other way to be quiet.
      Command.of("diffoscope", "--json", json, before, after).run();
      Diffoscope seen = new Diffoscope();
      seen.walk(new ObjectMapper().readTree(json.toFile()), "");
      if (seen.places.stream().anyMatch(place -> place.startsWith("entry "))) {
        // The header's lists of attributes are longer or shorter then.
        seen.places.removeIf(place -> place.endsWith(" *"));
      }
      return seen.places;
    } finally {
      Files.deleteIfExists(json);
    }
  }

  /**
   * @param archive the member of the deb that it is in, or "content" of an rpm
   */
  private void walk(JsonNode node, String archive) {
    String name = node.get("source1").asText();
    String diff = node.path("unified_diff").asText("");
    String inside = name.matches("(control|data)\\.tar|content") ? name : archive;
    if (name.equals("file list") && archive.equals("control.tar")) {
      // dpkg makes scripts executable itself; what they hold is told one by one.
      only(diff).forEach(path -> places.add("script " + path.substring(1)));
    } else if (name.equals("file list") && !archive.isEmpty()) {
      listed(diff);
    } else if (name.equals("header")) {
      tags(diff);
    } else if (name.startsWith("./")) {
      file(name.substring(1), archive, node, diff);
      return;
    }
    node.path("details").forEach(child -> walk(child, inside));
  }

  private void file(String path, String archive, JsonNode node, String diff) {
    if (!archive.equals("control.tar")) {
      boolean link = node.path("comments").toString().contains("symlink");
      places.add((link ? "target " : "content ") + path);
    } else if (path.equals("/control")) {
      fields(diff);
    } else if (path.equals("/conffiles")) {
      changed(diff, '-').keySet().forEach(line -> places.add("config " + line));
      changed(diff, '+').keySet().forEach(line -> places.add("config " + line));
    } else if (!path.equals("/md5sums")) {
      places.add("script " + path.substring(1));
    }
  }

  /** Lines of one side, with what stands before their first colon or list of them. */
  private static Map<String, String> changed(String diff, char side) {
    Map<String, String> lines = new TreeMap<>();
    String head = "";
    for (String line : diff.lines().toList()) {
      if (line.startsWith("@@")) {
        head = "";
        continue;
      }
      Matcher field = Pattern.compile("[ +-]([A-Za-z0-9-]+):.*").matcher(line);
      head = field.matches() ? field.group(1) : head;
      // The middle of the whole header in hex, which all the rest is read from.
      boolean hex = line.matches(".[0-9a-f]{40,}");
      if (!hex && !line.isEmpty() && line.charAt(0) == side) {
        lines.put(line.substring(1), head);
      }
    }
    return lines;
  }

  private void fields(String diff) {
    for (char side : new char[] {'-', '+'}) {
      for (String field : changed(diff, side).values()) {
        if (!field.equals("Installed-Size")) {
          places.add("field " + (field.equals("Version") ? "version" : field));
        }
      }
    }
  }

  private void tags(String diff) {
    for (char side : new char[] {'-', '+'}) {
      for (String tag : changed(diff, side).values()) {
        // A tag that is not above is a place that ours cannot have: the test then fails.
        places.add(TAGS.getOrDefault(tag, "field of tag " + tag));
      }
    }
    places.remove("");
  }

  private void listed(String diff) {
    Map<String, Matcher> old = entries(changed(diff, '-').keySet());
    Map<String, Matcher> now = entries(changed(diff, '+').keySet());
    only(diff).forEach(path -> places.add("entry " + path));
    now.forEach(
        (path, is) -> {
          Matcher was = old.get(path);
          if (was != null) {
            attribute(path, was, is);
          }
        });
  }

  /** Paths that one side alone has. */
  private static Set<String> only(String diff) {
    Set<String> old = entries(changed(diff, '-').keySet()).keySet();
    Set<String> now = entries(changed(diff, '+').keySet()).keySet();
    TreeSet<String> only = new TreeSet<>(old);
    only.addAll(now);
    only.removeIf(path -> old.contains(path) && now.contains(path));
    return only;
  }

  private void attribute(String path, Matcher old, Matcher now) {
    String[] aspects = {"type ", "mode ", "owner ", "owner ", "", "target "};
    for (int group = 1; group <= aspects.length; group++) {
      if (group != 5
          && !String.valueOf(old.group(group)).equals(String.valueOf(now.group(group)))) {
        places.add(aspects[group - 1] + path);
      }
    }
  }

  private static Map<String, Matcher> entries(Set<String> lines) {
    Map<String, Matcher> entries = new TreeMap<>();
    for (String line : lines) {
      Matcher matcher = LISTED.matcher(line);
      if (!matcher.matches()) {
        throw new AssertionError("diffoscope lists an entry in other words: " + line);
      }
      entries.put(matcher.group(5), matcher);
    }
    return entries;
  }
}
