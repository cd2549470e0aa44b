package io.k8s.pkgbuilder.model;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A package's version as deb and rpm have it: [epoch:]upstream-revision; deb's revision is rpm's
 * release. Legal in both: Debian policy 5.6.12, narrowed by rpm, which forbids '-' within a part.
 *
 * <p>Throws IllegalArgumentException for an illegal part, with the reason
 *
 * @param epoch absent means 0 and is not printed; 0 to 2147483647, as dpkg and rpm hold it
 * @param upstream starts with a digit, may hold '~' (sorts before) and '+', never '-' or ':'
 * @param revision deb revision, rpm release; "" prints no revision in deb and is illegal in rpm
 */
public record PackageVersion(OptionalLong epoch, String upstream, String revision) {
  private static final Pattern UPSTREAM = Pattern.compile("[0-9][0-9A-Za-z.+~]*");
  private static final Pattern REVISION = Pattern.compile("[0-9A-Za-z.+~]*");

  public PackageVersion {
    if (epoch.isPresent() && (epoch.getAsLong() < 0 || epoch.getAsLong() > Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "illegal epoch " + epoch.getAsLong() + ": a whole number from 0 to " + Integer.MAX_VALUE);
    }
    if (!UPSTREAM.matcher(upstream).matches()) {
      throw new IllegalArgumentException(
          "illegal package version '"
              + upstream
              + "': a digit, then letters, digits, '.', '+' and '~'");
    }
    if (!REVISION.matcher(revision).matches()) {
      throw new IllegalArgumentException(
          "illegal revision '" + revision + "': letters, digits, '.', '+' and '~'");
    }
  }

  /** Without an epoch. */
  public static PackageVersion of(String upstream, String revision) {
    return new PackageVersion(OptionalLong.empty(), upstream, revision);
  }

  /** {@code upstream-revision}, as file names have it. */
  public String withoutEpoch() {
    return revision.isEmpty() ? upstream : upstream + "-" + revision;
  }

  /** {@code [epoch:]upstream[-revision]}. */
  @Override
  public String toString() {
    return epoch.isPresent() ? epoch.getAsLong() + ":" + withoutEpoch() : withoutEpoch();
  }
}
