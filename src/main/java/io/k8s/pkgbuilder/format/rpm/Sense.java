package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.model.Comparison;

/** Bits of a dependency's flags: rpmds.h. */
final class Sense {
  static final long ANY = 0;
  static final long EQUAL = 1 << 3;
  static final long INTERPRETER = 1 << 8;
  static final long SCRIPT_PRE = 1 << 9;
  static final long SCRIPT_POST = 1 << 10;
  static final long SCRIPT_PREUN = 1 << 11;
  static final long SCRIPT_POSTUN = 1 << 12;
  static final long SCRIPT_VERIFY = 1 << 13;
  static final long PRETRANS = 1 << 7;
  static final long POSTTRANS = 1 << 5;
  static final long RPMLIB = 1 << 24;
  static final long CONFIG = 1 << 28;

  private static final long LESS = 1 << 1;
  private static final long GREATER = 1 << 2;

  private Sense() {}

  static long of(Comparison comparison) {
    return switch (comparison) {
      case LESS -> LESS;
      case LESS_OR_EQUAL -> LESS | EQUAL;
      case EQUAL -> EQUAL;
      case GREATER_OR_EQUAL -> GREATER | EQUAL;
      case GREATER -> GREATER;
    };
  }
}
