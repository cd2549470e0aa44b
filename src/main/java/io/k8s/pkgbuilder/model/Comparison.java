package io.k8s.pkgbuilder.model;

import java.util.Arrays;
import java.util.Optional;

/** A relation's operator; deb writes strict ones doubled, rpm once. */
public enum Comparison {
  LESS("<<", "<"),
  LESS_OR_EQUAL("<=", "<="),
  EQUAL("=", "="),
  GREATER_OR_EQUAL(">=", ">="),
  GREATER(">>", ">");

  private final String deb;
  private final String rpm;

  Comparison(String deb, String rpm) {
    this.deb = deb;
    this.rpm = rpm;
  }

  /** As Debian policy 7.1 writes it. */
  public String deb() {
    return deb;
  }

  /** As rpm writes it. */
  public String rpm() {
    return rpm;
  }

  /**
   * The operator that a symbol of either format means; a single '<' or '>' is strict, as in rpm.
   */
  static Optional<Comparison> ofSymbol(String symbol) {
    if (symbol.equals("==")) {
      return Optional.of(EQUAL);
    }
    return Arrays.stream(values())
        .filter(comparison -> comparison.deb.equals(symbol) || comparison.rpm.equals(symbol))
        .findFirst();
  }
}
