package io.k8s.pkgbuilder.source;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/** Globs over slash-separated relative names, as in package configurations. */
public final class Glob {
  private final List<PathMatcher> matchers;

  private Glob(List<PathMatcher> matchers) {
    this.matchers = matchers;
  }

  /** Matches what any of the globs matches. */
  public static Glob anyOf(List<String> globs) {
    return new Glob(
        globs.stream()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
            .toList());
  }

  /** Whether a text is a pattern rather than a name. */
  public static boolean isPattern(String text) {
    return text.chars().anyMatch(character -> "*?[{".indexOf(character) >= 0);
  }

  /** Matches the whole of a relative name. */
  public boolean matches(String name) {
    Path path = Path.of(name);
    return matchers.stream().anyMatch(matcher -> matcher.matches(path));
  }
}
