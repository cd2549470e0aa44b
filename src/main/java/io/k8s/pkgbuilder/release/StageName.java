package io.k8s.pkgbuilder.release;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The stages of a release, in their order. */
public enum StageName {
  VERSION("find out which version it is, and its date"),
  PLAN("decide every package"),
  SOURCES("find, fetch or build the binaries, and digest them"),
  PACKAGE("make the packages"),
  VERIFY("read every package back"),
  REPOSITORY("put them into an apt and a yum repository"),
  COMPARE("explain what differs from the previous release"),
  SIGN("write checksums, bills of materials and provenance, signed"),
  PUBLISH("upload what changed");

  private final String purpose;

  StageName(String purpose) {
    this.purpose = purpose;
  }

  /** As the command line and the journal have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does, in a few words. */
  public String purpose() {
    return purpose;
  }

  /** Whether its steps can be left out or asked for alone: the first two only decide. */
  boolean optional() {
    return compareTo(PLAN) > 0;
  }

  /** The stage with this {@link #word}. */
  public static Optional<StageName> of(String word) {
    return Arrays.stream(values()).filter(stage -> stage.word().equals(word)).findFirst();
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(StageName::word).toList();
  }
}
