package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What the commands of %install put where: install, mkdir, cp, mv, ln. */
final class InstallTree {
  /**
   * Something below the build root.
   *
   * @param source a file's, or a link's target; "" for a directory
   * @param mode empty where it is the source's
   */
  record Item(Kind kind, String source, OptionalInt mode, Location location) {}

  /** What it is. */
  enum Kind {
    FILE,
    DIRECTORY,
    LINK
  }

  private final TreeMap<String, Item> items = new TreeMap<>();
  private final List<Leftover> strange = new ArrayList<>();

  /** By install path. */
  Map<String, Item> items() {
    return items;
  }

  List<Leftover> strange() {
    return strange;
  }

  void take(SpecLine line) {
    String text =
        line.text()
            .replaceAll("\\$\\{?RPM_BUILD_ROOT\\}?", SpecMacros.ROOT)
            .replaceAll("[\"']", "")
            .strip();
    if (text.isEmpty() || text.startsWith("#") || text.matches("rm -rf? " + SpecMacros.ROOT)) {
      return;
    }
    List<String> words = new ArrayList<>(Arrays.asList(text.split("\\s+", -1)));
    Words parsed = Words.of(words.remove(0), words);
    boolean understood =
        line.architectures().isEmpty()
            && !text.matches(".*[;&|><`*$\\\\].*")
            && run(parsed, line.location());
    if (!understood) {
      strange.add(new Leftover(line.location(), shown(line), "this command is not understood"));
    }
  }

  private static String shown(SpecLine line) {
    return line.text().strip().replace(SpecMacros.ROOT, "%{buildroot}");
  }

  /**
   * A command's words.
   *
   * @param options letters of those without a value
   * @param mode of -m; empty where there is none
   * @param target of -t; "" where there is none
   */
  private record Words(
      String command, String options, OptionalInt mode, String target, List<String> paths) {
    static Words of(String command, List<String> words) {
      StringBuilder options = new StringBuilder();
      OptionalInt mode = OptionalInt.empty();
      String target = "";
      List<String> paths = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        String next = i + 1 < words.size() ? words.get(i + 1) : "";
        if (word.matches("-m[0-7]+|--mode=[0-7]+")) {
          mode = OptionalInt.of(octal(word.replaceFirst("^\\D+", "")));
        } else if (word.matches("-[a-zA-Z]*m") && next.matches("[0-7]{1,5}")) {
          mode = OptionalInt.of(octal(next));
          options.append(word, 1, word.length() - 1);
          i++;
        } else if (word.matches("-[a-zA-Z]*t")) {
          target = next;
          options.append(word, 1, word.length() - 1);
          i++;
        } else if (word.startsWith("-")) {
          options.append(word.substring(1));
        } else {
          paths.add(word);
        }
      }
      return new Words(command, options.toString(), mode, target, paths);
    }

    private static int octal(String digits) {
      return Integer.parseInt(digits, 8) & 07777;
    }

    boolean has(String option) {
      return options.contains(option);
    }
  }

  private boolean run(Words words, Location at) {
    if (words.paths().isEmpty() && words.target().isEmpty()) {
      return false;
    }
    return switch (words.command()) {
      case "install" ->
          words.has("d") ? directories(words, at) : files(words, words.mode().orElse(0755), at);
      case "mkdir" -> directories(words, at);
      case "cp", "mv" -> !words.has("r") && !words.has("R") && files(words, -1, at);
      case "ln" -> words.has("s") && link(words, at);
      default -> false;
    };
  }

  private boolean directories(Words words, Location at) {
    for (String path : words.paths()) {
      if (!inside(path)) {
        return false;
      }
      OptionalInt mode = words.mode().isPresent() ? words.mode() : OptionalInt.of(0755);
      items.put(path(path), new Item(Kind.DIRECTORY, "", mode, at));
    }
    return true;
  }

  private boolean files(Words words, int mode, Location at) {
    List<String> paths = new ArrayList<>(words.paths());
    String last = words.target().isEmpty() ? paths.remove(paths.size() - 1) : words.target();
    if (!inside(last) || paths.isEmpty() || paths.stream().anyMatch(InstallTree::inside)) {
      return false;
    }
    Item there = items.get(path(last));
    boolean into =
        !words.target().isEmpty()
            || paths.size() > 1
            || last.endsWith("/")
            || (there != null && there.kind() == Kind.DIRECTORY && !words.has("T"));
    for (String source : paths) {
      String name = source.substring(source.lastIndexOf('/') + 1);
      String path = into ? path(last + "/" + name) : path(last);
      OptionalInt of = mode < 0 ? OptionalInt.empty() : OptionalInt.of(mode);
      items.put(path, new Item(Kind.FILE, source.replaceFirst("^\\./", ""), of, at));
    }
    return true;
  }

  private boolean link(Words words, Location at) {
    if (words.paths().size() != 2 || !inside(words.paths().get(1))) {
      return false;
    }
    String target = words.paths().get(0);
    String path = path(words.paths().get(1));
    Item there = items.get(path);
    boolean into =
        words.paths().get(1).endsWith("/") || (there != null && there.kind() == Kind.DIRECTORY);
    String name = target.substring(target.lastIndexOf('/') + 1);
    items.put(
        into ? path + "/" + name : path, new Item(Kind.LINK, target, OptionalInt.empty(), at));
    return true;
  }

  private static boolean inside(String path) {
    return path.startsWith(SpecMacros.ROOT);
  }

  static String path(String text) {
    String path = "/" + text.replace(SpecMacros.ROOT, "").replaceAll("/+", "/");
    return path.replaceFirst("^//", "/").replaceFirst("(?<=.)/$", "");
  }
}
