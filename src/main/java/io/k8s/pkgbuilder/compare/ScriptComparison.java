package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.format.PackageSummary;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Scripts of two packages of one format. */
record ScriptComparison(PackageSummary before, PackageSummary after, Consumer<Finding> findings) {
  void run() {
    TreeSet<String> names = new TreeSet<>(before.scripts().keySet());
    names.addAll(after.scripts().keySet());
    names.forEach(this::script);
  }

  private void script(String name) {
    String old = before.scripts().getOrDefault(name, "");
    String now = after.scripts().getOrDefault(name, "");
    if (!old.equals(now)) {
      findings.accept(
          new Finding(
              kind(name, old, now), name, lines(old), lines(now), UnifiedDiff.of(old, now)));
    }
  }

  private Kind kind(String name, String old, String now) {
    if (!before.scripts().containsKey(name)) {
      return Kind.SCRIPT_ADDED;
    }
    if (!after.scripts().containsKey(name)) {
      return Kind.SCRIPT_REMOVED;
    }
    return commands(old).equals(commands(now)) ? Kind.SCRIPT_RESPELLED : Kind.SCRIPT_CHANGED;
  }

  private static String lines(String script) {
    long count = script.lines().count();
    return script.isEmpty() ? "" : count + (count == 1 ? " line" : " lines");
  }

  /**
   * Without what no shell acts on: lines of comment, blank lines, blanks at line ends. A script
   * whose here-documents, strings or commands may go over several lines is left as it is.
   */
  private static String commands(String script) {
    List<String> lines =
        script
            .lines()
            .map(String::stripTrailing)
            .filter(line -> !line.isBlank())
            .filter(line -> line.startsWith("#!") || !line.stripLeading().startsWith("#"))
            .toList();
    boolean simple =
        !script.contains("<<") && lines.stream().allMatch(ScriptComparison::endsWithItsLine);
    return simple ? String.join("\n", lines) : script;
  }

  private static boolean endsWithItsLine(String line) {
    return !line.endsWith("\\")
        && line.chars().filter(c -> c == '"').count() % 2 == 0
        && line.chars().filter(c -> c == '\'').count() % 2 == 0;
  }
}
