package io.k8s.pkgbuilder.model;

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
}
