package io.k8s.pkgbuilder.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** How downloads look on a terminal: a line for each that is on its way, one for all. */
final class FetchBars {
  private static final int NAME = 32;
  private static final int BAR = 20;

  private FetchBars() {}

  /**
   * One file.
   *
   * @param size of the whole, where the server says it
   * @param received so far, with what was here before
   */
  record Transfer(OptionalLong size, long received, boolean done) {}

  /**
   * The lines.
   *
   * @param files by address, in the order they began
   * @param width none is longer
   */
  static List<String> lines(Map<String, Transfer> files, int width) {
    List<String> lines = new ArrayList<>();
    files.forEach(
        (address, file) -> {
          if (!file.done()) {
            lines.add(line(name(address), file.size(), file.received(), width));
          }
        });
    lines.add(sum(files.values(), width));
    return lines;
  }

  private static String sum(Collection<Transfer> files, int width) {
    long done = files.stream().filter(Transfer::done).count();
    boolean known = files.stream().allMatch(file -> file.size().isPresent());
    long size = files.stream().mapToLong(file -> file.size().orElse(0)).sum();
    long received = files.stream().mapToLong(Transfer::received).sum();
    String text = String.format(Locale.ROOT, "%d of %d files fetched", done, files.size());
    return line(text, known ? OptionalLong.of(size) : OptionalLong.empty(), received, width);
  }

  private static String line(String name, OptionalLong size, long received, int width) {
    String label = String.format(Locale.ROOT, "%-" + NAME + "s ", name);
    String text =
        size.isPresent() && size.getAsLong() > 0
            ? label + bar(size.getAsLong(), received)
            : label + Progress.bytes(received);
    return text.substring(0, Math.min(text.length(), width));
  }

  private static String bar(long size, long received) {
    long share = Math.min(size, received);
    int full = (int) (BAR * share / size);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d%% of %s",
        "#".repeat(full),
        "-".repeat(BAR - full),
        100 * share / size,
        Progress.bytes(size));
  }

  /** What tells files apart that are the same program for several platforms. */
  private static String name(String address) {
    String[] parts = address.split("/", -1);
    String name =
        parts.length < 2 ? address : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    return name.length() <= NAME ? name : "..." + name.substring(name.length() - NAME + 3);
  }
}
