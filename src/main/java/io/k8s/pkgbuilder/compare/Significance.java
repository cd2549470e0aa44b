package io.k8s.pkgbuilder.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a difference means to who installs the package; ordered, the worst last. */
public enum Significance {
  /** Installed systems behave the same. */
  COSMETIC,
  /** Somebody should look at it. */
  NOTABLE,
  /** It can break an installation, an upgrade, or what runs on the machine. */
  BREAKING;

  /** As policies, options and reports have it: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this {@link #word}. */
  public static Optional<Significance> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
