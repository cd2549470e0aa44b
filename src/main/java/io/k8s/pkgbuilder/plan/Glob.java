package io.k8s.pkgbuilder.plan;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A shell pattern over '/'-separated paths: '*' and '?' stay within a segment, '**' does not,
 * '[ab]' and '{a,b}' choose.
 *
 * <p>Throws IllegalArgumentException for a malformed pattern
 */
record Glob(String pattern, List<PathMatcher> matchers) {
  Glob(String pattern) {
    this(pattern, compile(pattern));
  }

  /** Whether a text has anything but itself to match. */
  static boolean isGlob(String text) {
    return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  boolean matches(String path) {
    return matchers.stream().anyMatch(matcher -> matcher.matches(Path.of(path)));
  }

  /** Java's '**' wants a directory between its slashes, every other one's may do without. */
  private static List<PathMatcher> compile(String pattern) {
    try {
      return List.of(matcher(pattern), matcher(pattern.replace("**/", "")));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'" + pattern + "' is not a pattern: " + e.getDescription(), e);
    }
  }

  private static PathMatcher matcher(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }
}
