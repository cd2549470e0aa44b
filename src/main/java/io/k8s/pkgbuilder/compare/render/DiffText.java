package io.k8s.pkgbuilder.compare.render;

import io.k8s.pkgbuilder.compare.Difference;
import io.k8s.pkgbuilder.compare.PackageDiff;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.compare.Significance;
import java.io.IOException;
import java.util.Locale;

/**
 * Differences for people at a terminal.
 *
 * @param least what is shown; less significant differences are only counted
 * @param colors whether the terminal takes colours
 */
public record DiffText(Significance least, boolean colors) {
  private static final String RED = "31";
  private static final String YELLOW = "33";
  private static final String GREEN = "32";
  private static final String CYAN = "36";
  private static final String DIM = "2";
  private static final String BOLD = "1";

  /** Packages that do not differ are only counted. */
  public void write(SetDiff diff, Appendable out) throws IOException {
    for (PackageDiff one : diff.packages()) {
      if (one.status() != PackageDiff.Status.SAME) {
        write(one, out);
      }
    }
    out.append(Summary.of(diff)).append('\n');
  }

  private void write(PackageDiff one, Appendable out) throws IOException {
    out.append(paint(BOLD, one.key().toString())).append("  ").append(versions(one)).append('\n');
    for (Difference difference : one.differences()) {
      if (difference.significance().compareTo(least) >= 0) {
        write(difference, out);
      }
    }
    for (Significance significance : Significance.values()) {
      long count = one.count(significance);
      if (significance.compareTo(least) < 0 && count > 0) {
        out.append(paint(DIM, "  and " + count + " " + significance.word())).append('\n');
      }
    }
    out.append('\n');
  }

  private static String versions(PackageDiff one) {
    String old = one.before().map(PackageDiff.Side::version).orElse("");
    String now = one.after().map(PackageDiff.Side::version).orElse("");
    return switch (one.status()) {
      case ADDED -> now + " added";
      case REMOVED -> old + " removed";
      case CHANGED, SAME -> old.equals(now) ? now : old + " -> " + now;
    };
  }

  private void write(Difference one, Appendable out) throws IOException {
    String word = String.format(Locale.ROOT, "%-8s", one.significance().word());
    out.append("  ").append(paint(color(one.significance()), word)).append("  ");
    out.append(String.format(Locale.ROOT, "%-22s", one.kind().word())).append("  ");
    out.append(one.path());
    String change = Change.of(one);
    if (!change.isEmpty()) {
      out.append(one.path().isEmpty() ? "" : ": ").append(change);
    }
    out.append('\n');
    if (one.byPolicy()) {
      out.append(paint(DIM, "            policy: " + one.reason())).append('\n');
    }
    for (String line : one.detail()) {
      out.append("            ").append(paint(lineColor(line), line)).append('\n');
    }
  }

  private static String color(Significance significance) {
    return switch (significance) {
      case BREAKING -> RED;
      case NOTABLE -> YELLOW;
      case COSMETIC -> DIM;
    };
  }

  private static String lineColor(String line) {
    if (line.startsWith("@@")) {
      return CYAN;
    }
    return line.startsWith("+") ? GREEN : line.startsWith("-") ? RED : "";
  }

  private String paint(String color, String text) {
    String safe = Printable.of(text);
    return colors && !color.isEmpty() ? "\033[" + color + "m" + safe + "\033[0m" : safe;
  }
}
