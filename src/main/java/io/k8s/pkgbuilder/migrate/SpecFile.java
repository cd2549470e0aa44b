package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spec taken apart: conditions decided, macros expanded.
 *
 * @param sections by header, e.g. {@code %post -n kubelet}; the preamble's is ""
 * @param strange lines that were not understood, and why
 * @param sources by SOURCE0, SOURCE1…
 */
record SpecFile(
    Map<String, List<SpecLine>> sections, List<Leftover> strange, Map<String, String> sources) {
  private static final Pattern HEADER =
      Pattern.compile(
          "%(description|package|prep|generate_buildrequires|conf|build|install|check|clean|files"
              + "|changelog|pre|post|preun|postun|pretrans|posttrans|preuntrans|postuntrans"
              + "|verifyscript|trigger\\w*|filetrigger\\w*|transfiletrigger\\w*|sourcelist"
              + "|patchlist)\\b(.*)");

  private static final Pattern DEFINE =
      Pattern.compile("%(global|define)\\s+([A-Za-z_]\\w*)(\\([^)]*\\))?\\s*(.*)", Pattern.DOTALL);

  private static final Pattern TAG =
      Pattern.compile("\\s*([A-Za-z][A-Za-z0-9]*)(?:\\([a-z,]*\\))?\\s*:\\s*(.*)");

  SpecFile {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    strange = List.copyOf(strange);
    sources = Map.copyOf(sources);
  }

  /**
   * Never fails.
   *
   * @param architectures of all platforms, in rpm's words
   */
  static SpecFile parse(String text, String file, List<String> architectures) {
    return new Parser(file, architectures).parse(text);
  }

  /** A section of the package itself, or of none. */
  List<SpecLine> section(String header) {
    return sections.getOrDefault(header, List.of());
  }

  private static final class Parser {
    private final String file;
    private final SpecConditions conditions;
    private final SpecMacros macros = new SpecMacros();
    private final Map<String, List<SpecLine>> sections = new LinkedHashMap<>();
    private final List<Leftover> strange = new ArrayList<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private String section = "";

    Parser(String file, List<String> architectures) {
      this.file = file;
      this.conditions = new SpecConditions(architectures);
      sections.put("", new ArrayList<>());
    }

    SpecFile parse(String text) {
      String[] lines = text.split("\r?\n", -1);
      for (int i = 0; i < lines.length; i++) {
        Location location = new Location(file, i + 1, 0);
        String line = lines[i];
        if (DEFINE.matcher(line.strip()).matches()) {
          // A body goes on after a backslash.
          while (line.endsWith("\\") && i + 1 < lines.length) {
            i++;
            line = line.substring(0, line.length() - 1) + "\n" + lines[i];
          }
        }
        line(line, location);
      }
      return new SpecFile(sections, strange, sources);
    }

    private void line(String line, Location location) {
      SpecConditions.Kind kind = conditions.take(line, text -> expand(text, location));
      if (kind == SpecConditions.Kind.STRANGE) {
        leave(location, line, "this condition is taken as false");
      }
      if (kind != SpecConditions.Kind.OTHER || !conditions.active()) {
        return;
      }
      if (line.strip().startsWith("#") && !script()) {
        return;
      }
      if (define(line.strip(), location)) {
        return;
      }
      Matcher header = HEADER.matcher(line);
      if (header.matches()) {
        section = expand(line.strip(), location).replaceAll("\\s+", " ");
        sections.computeIfAbsent(section, key -> new ArrayList<>());
        return;
      }
      String expanded = section.startsWith("%changelog") ? line : expand(line, location);
      if (!define(expanded.strip(), location)) {
        tag(expanded);
        sections
            .computeIfAbsent(section, key -> new ArrayList<>())
            .add(new SpecLine(expanded, location, conditions.architectures()));
      }
    }

    /** A comment of a shell's is its own. */
    private boolean script() {
      return section.matches("%(pre|post|verify|install|prep|build).*");
    }

    private boolean define(String line, Location location) {
      Matcher undefine = Pattern.compile("%undefine\\s+(\\w+)\\s*").matcher(line);
      if (undefine.matches()) {
        macros.undefine(undefine.group(1));
        return true;
      }
      Matcher define = DEFINE.matcher(line);
      if (!define.matches()) {
        return false;
      }
      if (define.group(3) != null) {
        leave(location, line, "macros with arguments are not understood");
        return true;
      }
      boolean eager = define.group(1).equals("global");
      String body = define.group(4);
      macros.define(define.group(2), eager ? expand(body, location) : body);
      return true;
    }

    /** Some tags are macros from then on. */
    private void tag(String line) {
      Matcher tag = TAG.matcher(line);
      if (!section.isEmpty() || !tag.matches()) {
        return;
      }
      String name = tag.group(1).toLowerCase(Locale.ROOT);
      String value = tag.group(2).strip();
      if (name.matches("name|version|release|epoch")) {
        macros.define(name, value);
        macros.define(name.toUpperCase(Locale.ROOT), value);
      } else if (name.matches("source[0-9]*")) {
        String number = name.equals("source") ? "0" : name.substring("source".length());
        macros.define("SOURCE" + number, value.substring(value.lastIndexOf('/') + 1));
        sources.put("SOURCE" + number, value);
      }
    }

    private String expand(String text, Location location) {
      return macros.expand(
          text, unknown -> leave(location, unknown, "this macro is not known here"));
    }

    private void leave(Location location, String what, String reason) {
      strange.add(new Leftover(location, what.strip(), reason));
    }
  }

  /** A tag and its value, of a preamble's line. */
  record Tag(String name, String qualifier, String value) {
    private static final Pattern LINE =
        Pattern.compile("\\s*([A-Za-z][A-Za-z0-9]*)(?:\\(([A-Za-z_,:.-]*)\\))?\\s*:\\s*(.*)");

    static Optional<Tag> of(String line) {
      Matcher matcher = LINE.matcher(line);
      return matcher.matches()
          ? Optional.of(
              new Tag(
                  matcher.group(1).toLowerCase(Locale.ROOT),
                  Optional.ofNullable(matcher.group(2)).orElse(""),
                  matcher.group(3).strip()))
          : Optional.empty();
    }
  }
}
