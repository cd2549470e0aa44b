package io.k8s.pkgbuilder.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of %files.
 *
 * @param marks dir, config, config|noreplace, doc, license, ghost, exclude…
 * @param mode of %attr
 * @param owner of %attr; "" where it says none
 * @param unknown directives that mean nothing here
 */
record FilesLine(
    Set<String> marks,
    OptionalInt mode,
    String owner,
    String group,
    List<String> paths,
    List<String> unknown) {
  private static final Pattern DIRECTIVE = Pattern.compile("%(\\w+)(?:\\(([^)]*)\\))?\\s*");
  private static final Pattern PATH = Pattern.compile("\"([^\"]*)\"\\s*|(\\S+)\\s*");

  FilesLine {
    marks = Set.copyOf(marks);
    paths = List.copyOf(paths);
    unknown = List.copyOf(unknown);
  }

  static FilesLine parse(String text) {
    Set<String> marks = new TreeSet<>();
    List<String> unknown = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    OptionalInt mode = OptionalInt.empty();
    String[] owners = {"", ""};
    String rest = text.strip();
    while (!rest.isEmpty()) {
      Matcher directive = DIRECTIVE.matcher(rest);
      Matcher path = PATH.matcher(rest);
      if (directive.lookingAt()) {
        String arguments = directive.group(2) == null ? "" : directive.group(2);
        if (directive.group(1).equals("attr")) {
          String[] words = (arguments.replace(',', ' ').strip() + " - -").split("\\s+", -1);
          mode =
              words[0].matches("[0-7]{3,4}") ? OptionalInt.of(Integer.parseInt(words[0], 8)) : mode;
          owners[0] = words[1].replace("-", "");
          owners[1] = words[2].replace("-", "");
        } else {
          mark(directive.group(1), arguments, marks, unknown);
        }
        rest = rest.substring(directive.end());
      } else if (path.lookingAt()) {
        String name = path.group(1) == null ? path.group(2) : path.group(1);
        if (!name.isEmpty()) {
          paths.add(name);
        }
        rest = rest.substring(path.end());
      } else {
        unknown.add(rest);
        rest = "";
      }
    }
    return new FilesLine(marks, mode, owners[0], owners[1], paths, unknown);
  }

  private static void mark(String name, String arguments, Set<String> marks, List<String> unknown) {
    switch (name) {
      case "config" -> {
        String words = arguments.replace(" ", "").replace(',', '|');
        marks.add(words.matches("noreplace|missingok") ? "config|" + words : "config");
      }
      case "dir", "doc", "license", "readme", "ghost", "exclude" -> marks.add(name);
      case "defattr", "artifact" -> {}
      default -> unknown.add("%" + name);
    }
  }

  /** Our type of contents; "" for a plain file. */
  String type() {
    return marks.stream().filter(mark -> !mark.matches("dir|exclude|ghost")).findFirst().orElse("");
  }
}
