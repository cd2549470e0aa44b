package io.k8s.pkgbuilder.model;

import java.util.regex.Pattern;

/**
 * A binary package's name, legal in every format: Debian policy 5.6.1, narrower than rpm.
 *
 * <p>Throws IllegalArgumentException for an illegal name, with the reason
 */
public record PackageName(String value) implements Comparable<PackageName> {
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

  public PackageName {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "illegal package name '"
              + value
              + "': two or more of a-z, 0-9, '+', '-', '.', starting with a letter or digit");
    }
  }

  @Override
  public int compareTo(PackageName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
