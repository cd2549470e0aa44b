package io.k8s.pkgbuilder.release.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a user asked of a work directory.
 *
 * @param tool this program, with its version
 * @param options everything that decides what is made, by the option's name
 */
public record Request(String tool, Map<String, String> options) {
  public Request {
    options = Map.copyOf(new TreeMap<>(options));
  }

  /** A line for each option that differs: its name, what it was, what it is. */
  public List<String> differences(Request now) {
    TreeSet<String> names = new TreeSet<>(options.keySet());
    names.addAll(now.options.keySet());
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      String before = options.getOrDefault(name, "");
      String after = now.options.getOrDefault(name, "");
      if (!before.equals(after)) {
        lines.add(name + ": " + word(before) + " then, " + word(after) + " now");
      }
    }
    return lines;
  }

  private static String word(String value) {
    return value.isEmpty() ? "nothing" : "'" + value + "'";
  }
}
