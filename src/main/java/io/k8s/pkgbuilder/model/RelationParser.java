package io.k8s.pkgbuilder.model;

import io.k8s.pkgbuilder.model.Relation.Constraint;
import io.k8s.pkgbuilder.model.Relation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads relations in deb's form (Debian policy 7.1), rpm's form, and rpm's rich form as far as it
 * only says "or"; any other rich expression is kept as it stands.
 */
final class RelationParser {
  private static final String OPERATOR = "<<|<=|==|=|>=|>>|<|>";
  private static final Pattern CONSTRAINT =
      Pattern.compile("(" + OPERATOR + ")\\s*([0-9A-Za-z][0-9A-Za-z.+~^:_-]*)");
  private static final Pattern OPENS_CONSTRAINT = Pattern.compile("\\(\\s*[<>=]");
  private static final Pattern QUALIFIED = Pattern.compile("([a-z0-9][a-z0-9+.-]+):([a-z0-9-]+)");

  /** A package name, capability or path; operators can only stand within its parentheses. */
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z/_.%][^\\s,|\\[\\]{}\\\\\"']*");

  private final String text;

  RelationParser(String text) {
    this.text = text.strip();
  }

  List<Target> alternatives() {
    if (text.startsWith("(")) {
      return richAlternatives();
    }
    List<Target> targets = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      targets.add(target(part.strip()));
    }
    return targets;
  }

  private List<Target> richAlternatives() {
    checkBalanced();
    String inner = text.substring(1, text.length() - 1).strip();
    List<String> parts = List.of(inner.split("\\s+or\\s+", -1));
    boolean simple =
        parts.size() > 1
            && parts.stream().noneMatch(part -> part.matches("\\(.*|.*\\s[a-z]+\\s.*"));
    return simple
        ? parts.stream().map(this::target).toList()
        : List.of(Target.of(text.replaceAll("\\s+", " ")));
  }

  private void checkBalanced() {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0 && i < text.length() - 1) {
        throw malformed("has text after its closing parenthesis");
      }
    }
    if (depth != 0) {
      throw malformed("lacks a closing parenthesis");
    }
    if (text.substring(1, text.length() - 1).isBlank()) {
      throw malformed("is empty");
    }
  }

  private Target target(String part) {
    int end = nameEnd(part);
    String name = part.substring(0, end);
    if (!NAME.matcher(name).matches() || unbalanced(name)) {
      throw malformed(name.isEmpty() ? "lacks a name" : "has no package name in '" + name + "'");
    }
    Optional<Constraint> constraint = constraint(part.substring(end).strip());
    Matcher qualified = QUALIFIED.matcher(name);
    return qualified.matches()
        ? new Target(qualified.group(1), Optional.of(qualified.group(2)), constraint)
        : new Target(name, Optional.empty(), constraint);
  }

  /** A parenthesis belongs to the name of a capability unless an operator follows it. */
  private static int nameEnd(String part) {
    int depth = 0;
    for (int i = 0; i < part.length(); i++) {
      char character = part.charAt(i);
      if (character == '(') {
        Matcher opens = OPENS_CONSTRAINT.matcher(part).region(i, part.length());
        if (depth == 0 && opens.lookingAt()) {
          return i;
        }
        depth++;
      } else if (character == ')') {
        depth--;
      } else if (depth == 0
          && (Character.isWhitespace(character) || "<>=".indexOf(character) >= 0)) {
        return i;
      }
    }
    return part.length();
  }

  private static boolean unbalanced(String name) {
    return name.chars().filter(c -> c == '(').count() != name.chars().filter(c -> c == ')').count();
  }

  private Optional<Constraint> constraint(String rest) {
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    boolean enclosed = rest.startsWith("(") && rest.endsWith(")");
    Matcher matcher =
        CONSTRAINT.matcher(enclosed ? rest.substring(1, rest.length() - 1).strip() : rest);
    if (!matcher.matches()) {
      throw malformed("has no version like '(>= 1.2)' in '" + rest + "'");
    }
    Comparison comparison = Comparison.ofSymbol(matcher.group(1)).orElseThrow();
    return Optional.of(new Constraint(comparison, matcher.group(2)));
  }

  private IllegalArgumentException malformed(String reason) {
    return new IllegalArgumentException("relation '" + text + "' " + reason);
  }
}
