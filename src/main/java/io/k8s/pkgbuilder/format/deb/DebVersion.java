package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.model.PackageVersion;
import java.util.Optional;
import java.util.regex.Pattern;

/** Versions as Debian policy 5.6.12 writes them: [epoch:]upstream[-revision]. */
final class DebVersion {
  private static final Pattern UPSTREAM = Pattern.compile("[0-9][A-Za-z0-9.+~-]*");
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9.+~]*");
  private static final Pattern WHOLE = Pattern.compile("([0-9]+:)?[0-9][A-Za-z0-9.+~-]*");

  private DebVersion() {}

  /** As the Version field has it. */
  static String full(PackageVersion version) {
    String epoch = version.epoch().isPresent() ? version.epoch().getAsLong() + ":" : "";
    return epoch + withoutEpoch(version);
  }

  /** As the file name has it. */
  static String withoutEpoch(PackageVersion version) {
    return version.revision().isEmpty()
        ? version.upstream()
        : version.upstream() + "-" + version.revision();
  }

  /** Why dpkg would refuse it; empty if it would not. */
  static Optional<String> fault(PackageVersion version) {
    String upstream = version.upstream();
    if (!UPSTREAM.matcher(upstream).matches()) {
      return Optional.of(
          "'" + upstream + "' must start with a digit and hold only A-Z, a-z, 0-9, '.', '+', '~'");
    }
    if (version.revision().isEmpty() && upstream.contains("-")) {
      return Optional.of("'" + upstream + "' holds a '-', which would end in a revision");
    }
    if (!REVISION.matcher(version.revision()).matches()) {
      return Optional.of(
          "revision '" + version.revision() + "' may hold only A-Z, a-z, 0-9, '.', '+', '~'");
    }
    return Optional.empty();
  }

  /** Whether a relation may compare with it. */
  static boolean legal(String version) {
    return WHOLE.matcher(version).matches();
  }
}
