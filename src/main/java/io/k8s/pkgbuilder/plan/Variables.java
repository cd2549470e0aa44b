package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of variables, a name in braces behind a '$', in URLs, members, and files with
 * "template: true"; a doubled '$' before a brace stands for a single one. Nothing else is special,
 * so unit files and shell scripts stay as they are.
 */
record Variables(Map<String, String> values) {
  private static final Pattern REFERENCE = Pattern.compile("\\$(\\$\\{)|\\$\\{([^}\\s]*)}");

  Variables {
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
  }

  String expand(Located<String> text, Diagnostics diagnostics) {
    return expand(text.value(), text.location(), UnaryOperator.identity(), diagnostics);
  }

  /** A '+' of a version means a blank in some servers' eyes, so it is percent-encoded. */
  String expandUrl(Located<String> text, Diagnostics diagnostics) {
    return expand(text.value(), text.location(), value -> value.replace("+", "%2B"), diagnostics);
  }

  String expand(
      String text, Location location, UnaryOperator<String> encoding, Diagnostics diagnostics) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    while (matcher.find()) {
      String replacement = "${";
      if (matcher.group(1) == null) {
        String name = matcher.group(2);
        if (!values.containsKey(name)) {
          diagnostics.add(unknown(name, location));
        }
        replacement = encoding.apply(values.getOrDefault(name, ""));
      }
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(expanded).toString();
  }

  private Diagnostic unknown(String name, Location location) {
    return Diagnostic.at(Category.CONFIGURATION, location, "unknown variable '" + name + "'")
        .hint("known are " + String.join(", ", values.keySet()) + "; $${ stands for a literal ${");
  }
}
