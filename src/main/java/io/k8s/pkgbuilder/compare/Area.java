package io.k8s.pkgbuilder.compare;

import java.util.Locale;

/** The part of a package that a difference is in, in the order of reports. */
public enum Area {
  PACKAGE,
  METADATA,
  RELATIONS,
  SCRIPTS,
  ENTRIES;

  /** As reports have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
