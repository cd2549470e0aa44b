package io.k8s.pkgbuilder.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;

/** Lines that differ, as diff -u has them, without the two lines of file names. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Of either text; the time that a diff takes grows with the product of both. */
  private static final int MOST_LINES = 5000;

  /** Of both texts; the usual algorithm's memory grows with the square of what differs. */
  private static final int MOST_AT_ONCE = 1500;

  /** That a report shows of one file. */
  private static final int MOST_SHOWN = 400;

  private UnifiedDiff() {}

  static List<String> of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    if (old.size() > MOST_LINES || now.size() > MOST_LINES) {
      return List.of(old.size() + " lines, then " + now.size() + ": too long to show");
    }
    var patch =
        old.size() + now.size() > MOST_AT_ONCE
            ? DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<String>())
            : DiffUtils.diff(old, now);
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff("a", "b", old, patch, CONTEXT).stream()
            .skip(2)
            .toList();
    if (lines.isEmpty()) {
      return List.of("the line ends differ");
    }
    if (lines.size() <= MOST_SHOWN) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, MOST_SHOWN));
    shown.add("… and " + (lines.size() - MOST_SHOWN) + " lines more");
    return shown;
  }
}
