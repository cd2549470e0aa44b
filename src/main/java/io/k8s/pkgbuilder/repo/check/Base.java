package io.k8s.pkgbuilder.repo.check;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the machines have that packages are installed on.
 *
 * @param packages versions by name; empty for any version
 * @param complete false where nobody said what they have: then whatever the repository itself does
 *     not offer is taken to be there
 */
public record Base(Map<String, Optional<String>> packages, boolean complete) {
  /** Nobody said. */
  public static final Base UNKNOWN = new Base(Map.of(), false);

  public Base {
    packages = Map.copyOf(packages);
  }

  /** Lines of a name and perhaps a version, as dpkg-query -W prints them; # starts a comment. */
  public static Base parse(String text) {
    Map<String, Optional<String>> packages = new TreeMap<>();
    text.lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              String[] words = line.split("\\s+", 2);
              packages.put(
                  words[0].replaceFirst("(?<=.):[a-z0-9]+$", ""),
                  words.length > 1 ? Optional.of(words[1]) : Optional.empty());
            });
    return new Base(packages, true);
  }
}
