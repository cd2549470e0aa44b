package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.VersionSpec;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * nfpm's composition of version, prerelease and version_metadata: lenient semver, whose own
 * prerelease and metadata count where the keys are not given; other texts pass through.
 */
final class NfpmVersion {
  private static final Pattern SEMVER =
      Pattern.compile(
          "v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?"
              + "(?:-([0-9A-Za-z.-]+))?(?:\\+([0-9A-Za-z.-]+))?");

  private NfpmVersion() {}

  static ComponentVersion compose(VersionSpec spec, String text) {
    Matcher semver = SEMVER.matcher(text);
    boolean lenient =
        !spec.schema().map(Located::value).orElse("semver").equals("none") && semver.matches();
    String core = lenient ? core(semver) : text;
    Optional<String> pre =
        part(spec.prerelease()).or(() -> lenient ? word(semver.group(4)) : Optional.empty());
    Optional<String> metadata =
        part(spec.metadata()).or(() -> lenient ? word(semver.group(5)) : Optional.empty());
    String upstream =
        core
            + pre.map(value -> "~" + value.replace('-', '.')).orElse("")
            + metadata.map(value -> "+" + value.replace('-', '.')).orElse("");
    String git = core + pre.map(v -> "-" + v).orElse("") + metadata.map(v -> "+" + v).orElse("");
    return new ComponentVersion(lenient ? "v" + git : git, upstream, true);
  }

  private static String core(Matcher semver) {
    return semver.group(1)
        + "."
        + word(semver.group(2)).orElse("0")
        + "."
        + word(semver.group(3)).orElse("0");
  }

  private static Optional<String> part(Optional<Located<String>> written) {
    return written.map(Located::value).filter(value -> !value.isEmpty());
  }

  @SuppressWarnings("NullAway") // Matcher.group is null where a group took no part.
  private static Optional<String> word(String group) {
    return Optional.ofNullable(group);
  }
}
