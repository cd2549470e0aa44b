package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.model.Platform;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names platforms: {@code linux/amd64}, {@code linux/*}, {@code *}; '*' and '?' as in a shell, '*'
 * alone is everything. Matches the KEP's name, Go's and every alias.
 */
public record PlatformGlob(String pattern) {
  /** Whether it means the platform, by any of the platform's names. */
  public boolean matches(Platform platform) {
    return pattern.equals("*")
        || names(platform).anyMatch(name -> Pattern.matches(regex(pattern), name));
  }

  /** Every name that means the platform. */
  static Stream<String> names(Platform platform) {
    return Stream.concat(
            Stream.of(platform.name(), platform.os() + "/" + platform.goarch()),
            platform.aliases().stream())
        .distinct();
  }

  /** Whether it has a wildcard, and so may match several. */
  public boolean isWildcard() {
    return pattern.contains("*") || pattern.contains("?");
  }

  private static String regex(String glob) {
    return glob.chars()
        .mapToObj(
            c ->
                switch (c) {
                  case '*' -> "[^/]*";
                  case '?' -> "[^/]";
                  default -> Pattern.quote(Character.toString(c));
                })
        .collect(Collectors.joining());
  }

  /** Whether any of the globs matches; no glob at all matches everything. */
  public static boolean anyMatches(List<PlatformGlob> globs, Platform platform) {
    return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(platform));
  }

  @Override
  public String toString() {
    return pattern;
  }
}
