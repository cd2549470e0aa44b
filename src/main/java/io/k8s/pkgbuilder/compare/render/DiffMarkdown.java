package io.k8s.pkgbuilder.compare.render;

import io.k8s.pkgbuilder.compare.Difference;
import io.k8s.pkgbuilder.compare.PackageDiff;
import io.k8s.pkgbuilder.compare.PackageKey;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.compare.Significance;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Differences for a pull request: what packages share is said once, and the rest folded. */
public final class DiffMarkdown {
  /** What GitHub takes of one comment is 65,536 characters. */
  private static final int MOST = 60_000;

  private static final int MOST_DETAIL = 40;

  private DiffMarkdown() {}

  /** Everything that is notable or breaking; the rest is counted. */
  public static void write(SetDiff diff, Appendable out) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("### ").append(verdict(diff)).append("\n\n");
    text.append(code(diff.before())).append(" → ").append(code(diff.after())).append(": ");
    text.append(Summary.of(diff)).append("\n");
    List<Shared> shared = Shared.of(diff, Significance.NOTABLE);
    if (!shared.isEmpty()) {
      text.append("\n| | what | where | change | packages |\n|---|---|---|---|---|\n");
      shared.forEach(one -> row(one, text));
    }
    for (PackageDiff one : diff.packages()) {
      if (text.length() > MOST) {
        text.append("\nThere is more than a comment holds: see the HTML report.\n");
        break;
      }
      details(one, text);
    }
    out.append(text);
  }

  private static String verdict(SetDiff diff) {
    return diff.worst()
        .map(
            worst ->
                switch (worst) {
                  case BREAKING -> "🔴 The packages differ, and it can break something";
                  case NOTABLE -> "🟡 The packages differ notably";
                  case COSMETIC -> "🟢 The packages differ only cosmetically";
                })
        .orElse("🟢 The packages are the same");
  }

  private static void row(Shared one, StringBuilder text) {
    text.append("| ").append(icon(one.significance())).append(" | ");
    text.append(one.kind().word()).append(" | ").append(code(one.path())).append(" | ");
    text.append(one.change().isEmpty() ? "" : code(one.change())).append(" | ");
    text.append(packages(one.packages())).append(" |\n");
  }

  private static String packages(List<PackageKey> keys) {
    String names = keys.stream().map(PackageKey::name).distinct().collect(Collectors.joining(", "));
    return keys.size() == 1 ? cell(keys.get(0).toString()) : keys.size() + ": " + cell(names);
  }

  private static String icon(Significance significance) {
    return switch (significance) {
      case BREAKING -> "🔴";
      case NOTABLE -> "🟡";
      case COSMETIC -> "⚪";
    };
  }

  private static void details(PackageDiff one, StringBuilder text) {
    List<Difference> long_ =
        one.differences().stream()
            .filter(difference -> difference.significance() != Significance.COSMETIC)
            .filter(difference -> !difference.detail().isEmpty())
            .toList();
    if (long_.isEmpty()) {
      return;
    }
    text.append("\n<details><summary>").append(Html.escape(one.key().toString()));
    text.append("</summary>\n\n");
    for (Difference difference : long_) {
      text.append(code(difference.path())).append(' ').append(difference.kind().word());
      String fence = fence(difference.detail());
      text.append("\n\n").append(fence).append("diff\n");
      difference.detail().stream()
          .limit(MOST_DETAIL)
          .forEach(line -> text.append(Printable.of(line)).append('\n'));
      if (difference.detail().size() > MOST_DETAIL) {
        text.append("… ").append(difference.detail().size() - MOST_DETAIL).append(" more\n");
      }
      text.append(fence).append("\n\n");
    }
    text.append("</details>\n");
  }

  /** Longer than any run of backticks in the lines. */
  private static String fence(List<String> lines) {
    String fence = "```";
    while (String.join("\n", lines).contains(fence)) {
      fence += "`";
    }
    return fence;
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + cell(text).replace('`', '\'') + "`";
  }

  private static String cell(String text) {
    return Printable.of(text).replace("|", "\\|").replace("<", "&lt;").strip();
  }
}
