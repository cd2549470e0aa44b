package io.k8s.pkgbuilder.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/**
 * A version of Kubernetes, or of a component that versions itself the same way, as {@code
 * hack/lib/version.sh} derives it from git.
 *
 * <p>Ordered as git history has it: prereleases before their release, builds of later commits
 * ({@code 1.32.3-1+0123abc}) and of a modified tree ({@code 1.32.3-dirty}) after what they are
 * based on. Two such builds with equal base and count are ordered by their hash, which means
 * nothing but keeps the order total.
 *
 * @param prerelease without its '-', e.g. "alpha.1.5"; "" for a release
 * @param commits since the release's tag, 0 on it; prereleases carry the count in {@code
 *     prerelease}
 * @param metadata build metadata without its '+', e.g. the commit's hash; may be ""
 * @param dirty the tree was modified
 */
public record KubeVersion(
    int major, int minor, int patch, String prerelease, int commits, String metadata, boolean dirty)
    implements Comparable<KubeVersion> {
  private static final String CORE = "v?(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?";
  private static final String WORDS = "[0-9A-Za-z]+(?:\\.[0-9A-Za-z]+)*";
  private static final String PRE = "[-~](?!dirty)(?<pre>[A-Za-z][0-9A-Za-z]*(?:\\.[0-9A-Za-z]+)*)";
  private static final String DIRTY = "(?<dirty>[-+]dirty)?";

  /** {@code git describe} as it comes: version.sh turns -N-gHASH into .N+HASH or -N+HASH. */
  private static final Pattern DESCRIBED =
      Pattern.compile(CORE + "(?:" + PRE + ")?-(?<n>\\d{1,9})-g(?<hash>[0-9a-f]+)" + DIRTY);

  /** The git version that binaries report, and the package version made of it. */
  private static final Pattern VERSION =
      Pattern.compile(
          (CORE + "(?:" + PRE + "|[-+](?<n>\\d{1,9})(?=\\+))?")
              + ("(?:\\+(?!dirty$)(?<meta>" + WORDS + "))?" + DIRTY));

  private static final Comparator<KubeVersion> ORDER =
      Comparator.comparing(KubeVersion::semver)
          .thenComparingInt(KubeVersion::commits)
          .thenComparing(KubeVersion::metadata)
          .thenComparing(KubeVersion::dirty);

  /**
   * Reads a git version ({@code v1.13.0-alpha.1.5+abc}, {@code 1.32.3-dirty}), the output of {@code
   * git describe}, or the KEP's own form ({@code 1.12.6~beta.0.1+12187918e930d4+dirty}). A missing
   * patch is 0.
   *
   * @throws IllegalArgumentException when the text is none of these, with the reason
   */
  public static KubeVersion parse(String text) {
    Matcher described = DESCRIBED.matcher(text);
    if (described.matches()) {
      return described(described);
    }
    Matcher version = VERSION.matcher(text);
    if (!version.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a version like v1.32.3, v1.33.0-alpha.1.5+0123abc or v1.32.3-1+0123abc-dirty");
    }
    return of(
        version,
        Optional.ofNullable(version.group("pre")).orElse(""),
        version.group("n") == null ? 0 : Integer.parseInt(version.group("n")),
        Optional.ofNullable(version.group("meta")).orElse(""));
  }

  private static KubeVersion described(Matcher text) {
    String pre = Optional.ofNullable(text.group("pre")).orElse("");
    int commits = Integer.parseInt(text.group("n"));
    return pre.isEmpty()
        ? of(text, "", commits, text.group("hash"))
        : of(text, pre + "." + commits, 0, text.group("hash"));
  }

  private static KubeVersion of(Matcher text, String pre, int commits, String metadata) {
    return new KubeVersion(
        Integer.parseInt(text.group(1)),
        Integer.parseInt(text.group(2)),
        text.group(3) == null ? 0 : Integer.parseInt(text.group(3)),
        pre,
        commits,
        metadata,
        text.group("dirty") != null);
  }

  /**
   * As git and URLs have it, with its 'v': {@code v1.13.2-1+0123abc-dirty}. A '+' is not encoded.
   */
  public String gitVersion() {
    return "v"
        + core()
        + (prerelease.isEmpty() ? "" : "-" + prerelease)
        + (commits == 0 ? "" : "-" + commits)
        + (metadata.isEmpty() ? "" : "+" + metadata)
        + (dirty ? "-dirty" : "");
  }

  /**
   * The upstream version of packages, which dpkg and rpm order as git history does: {@code
   * 1.12.6~beta.0.1+12187918e930d4+dirty}, {@code 1.13.2+1+0123abc}, {@code 1.13.2+dirty}. Holds no
   * '-'.
   */
  public String packageVersion() {
    return core()
        + (prerelease.isEmpty() ? "" : "~" + prerelease)
        + (commits == 0 ? "" : "+" + commits)
        + (metadata.isEmpty() ? "" : "+" + metadata)
        + (dirty ? "+dirty" : "");
  }

  /** Major and minor, e.g. "1.32". */
  public String minorVersion() {
    return major + "." + minor;
  }

  /** Whether it is on the way to its release rather than at or after it. */
  public boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  /**
   * What ranges compare: a build of later commits or of a modified tree counts as what it is based
   * on.
   */
  Semver semver() {
    return new Semver(core() + (prerelease.isEmpty() ? "" : "-" + identifiers()));
  }

  /** Semver forbids leading zeros in numbers; git tags do not. */
  private String identifiers() {
    return String.join(
        ".",
        List.of(prerelease.split("\\.", -1)).stream()
            .map(word -> word.replaceFirst("^0+(?=\\d+$)", ""))
            .toList());
  }

  private String core() {
    return major + "." + minor + "." + patch;
  }

  @Override
  public int compareTo(KubeVersion other) {
    return ORDER.compare(this, other);
  }

  /** As git has it. */
  @Override
  public String toString() {
    return gitVersion();
  }
}
