package io.k8s.pkgbuilder.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The condition of an %if, macros expanded: numbers, strings, comparisons, !, &&, || and ( ). */
final class SpecExpression {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"[^\"]*\"|[0-9]+|[A-Za-z_][A-Za-z0-9_.]*|&&|\\|\\||[=!<>]=|[!<>()])");

  private static final int DEEPEST = 50;

  private final List<String> tokens;
  private int next;
  private int depth;

  private SpecExpression(List<String> tokens) {
    this.tokens = tokens;
  }

  /** Empty for what is none. */
  static Optional<Boolean> holds(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.stripTrailing().length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        return Optional.empty();
      }
      tokens.add(matcher.group(1));
      at = matcher.end();
    }
    SpecExpression expression = new SpecExpression(tokens);
    try {
      boolean holds = truth(expression.or());
      return expression.next == tokens.size() ? Optional.of(holds) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean truth(String value) {
    return !value.isEmpty() && !value.equals("0") && !value.equals("\"\"");
  }

  private boolean accept(String token) {
    boolean is = next < tokens.size() && tokens.get(next).equals(token);
    next += is ? 1 : 0;
    return is;
  }

  private String or() {
    String left = and();
    while (accept("||")) {
      String right = and();
      left = truth(left) || truth(right) ? "1" : "0";
    }
    return left;
  }

  private String and() {
    String left = comparison();
    while (accept("&&")) {
      String right = comparison();
      left = truth(left) && truth(right) ? "1" : "0";
    }
    return left;
  }

  private String comparison() {
    String left = operand();
    for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
      if (accept(operator)) {
        return compare(left, operator, operand()) ? "1" : "0";
      }
    }
    return left;
  }

  private static boolean compare(String left, String operator, String right) {
    boolean numbers = left.matches("[0-9]{1,18}") && right.matches("[0-9]{1,18}");
    int order =
        numbers ? Long.compare(Long.parseLong(left), Long.parseLong(right)) : left.compareTo(right);
    return switch (operator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<=" -> order <= 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      default -> order > 0;
    };
  }

  private String operand() {
    if (++depth > DEEPEST || next >= tokens.size()) {
      throw new IllegalArgumentException("no operand");
    }
    String result;
    if (accept("!")) {
      result = truth(operand()) ? "0" : "1";
    } else if (accept("(")) {
      result = or();
      if (!accept(")")) {
        throw new IllegalArgumentException("no closing parenthesis");
      }
    } else {
      result = tokens.get(next++);
      if (!result.matches("\"[^\"]*\"|[0-9]+|[A-Za-z_].*")) {
        throw new IllegalArgumentException("no operand");
      }
    }
    depth--;
    return result;
  }
}
