package io.k8s.pkgbuilder.lint;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Findings that are meant.
 *
 * @param check the {@link About#name}
 * @param path a glob on {@link Violation#path}: '*' stays within a folder, '**' does not; empty for
 *     everywhere
 * @param reason why it is meant
 */
public record Suppression(String check, Optional<String> path, String reason) {
  boolean covers(Finding finding) {
    return finding.check().equals(check)
        && path.map(glob -> Pattern.matches(regex(glob), finding.path())).orElse(true);
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char character = glob.charAt(i);
      if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (character == '*') {
        regex.append("[^/]*");
      } else if (character == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(Character.toString(character)));
      }
    }
    return regex.toString();
  }
}
