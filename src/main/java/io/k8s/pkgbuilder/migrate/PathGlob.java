package io.k8s.pkgbuilder.migrate;

import java.util.regex.Pattern;

/**
 * A shell's pattern on a path: '*' and '?' within a folder. Anything else, a lone bracket too, is
 * itself.
 */
record PathGlob(String text) {
  boolean isPattern() {
    return text.contains("*") || text.contains("?");
  }

  boolean matches(String path) {
    StringBuilder regex = new StringBuilder();
    text.chars()
        .forEach(
            character ->
                regex.append(
                    switch (character) {
                      case '*' -> "[^/]*";
                      case '?' -> "[^/]";
                      default -> Pattern.quote(Character.toString(character));
                    }));
    return Pattern.matches(regex.toString(), path);
  }
}
