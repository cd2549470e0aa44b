package io.k8s.pkgbuilder.config.key;

import java.util.Map;

/**
 * {@code $VAR} and {@code ${VAR}} as Go's os.Expand reads them, which nfpm calls: an unset variable
 * is empty; {@code $} before anything else stays.
 */
public final class Expansion {
  private static final String SPECIAL = "*#$@!?-0123456789";

  private Expansion() {}

  /** The text with its variables replaced; what they hold is not expanded again. */
  public static String expand(String text, Map<String, String> variables) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0 || dollar == text.length() - 1) {
        return out.append(text, at, text.length()).toString();
      }
      out.append(text, at, dollar);
      at = variable(text, dollar, variables, out);
    }
    return out.toString();
  }

  /** Appends what stands at the dollar and returns where the text goes on. */
  private static int variable(
      String text, int dollar, Map<String, String> variables, StringBuilder out) {
    int start = dollar + 1;
    if (text.charAt(start) == '{') {
      int close = text.indexOf('}', start);
      if (close < 0) {
        return start + 1; // Go swallows a "${" that nothing closes
      }
      out.append(variables.getOrDefault(text.substring(start + 1, close), ""));
      return close + 1;
    }
    int end = start;
    if (SPECIAL.indexOf(text.charAt(start)) >= 0) {
      end = start + 1;
    } else {
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
    }
    out.append(end == start ? "$" : variables.getOrDefault(text.substring(start, end), ""));
    return end;
  }

  private static boolean isWord(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
