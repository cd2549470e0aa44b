package io.k8s.pkgbuilder.model;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Versions as hack/lib/version.sh makes them, close enough together to be worth comparing. */
final class KubeVersions {
  private KubeVersions() {}

  static Arbitrary<KubeVersion> all() {
    return Arbitraries.randomValue(KubeVersions::random);
  }

  static KubeVersion random(Random random) {
    String stage = List.of("", "", "alpha", "beta", "rc").get(random.nextInt(5));
    int commits = List.of(0, 0, 1, 2, 9, 10, 123).get(random.nextInt(7));
    return version(
        9 + random.nextInt(3),
        List.of(0, 0, 1, 9, 10).get(random.nextInt(5)),
        stage,
        random.nextInt(12),
        commits,
        String.format(Locale.ROOT, "%014x", random.nextLong() & 0xff_ffff_ffff_ffffL),
        random.nextInt(3) == 0);
  }

  private static KubeVersion version(
      int minor, int patch, String stage, int number, int commits, String hash, boolean dirty) {
    String pre = stage.isEmpty() ? "" : stage + "." + number;
    boolean release = stage.isEmpty();
    return new KubeVersion(
        1,
        minor,
        patch,
        !release && commits > 0 ? pre + "." + commits : pre,
        release ? commits : 0,
        commits > 0 ? hash : "",
        dirty);
  }

  /**
   * Whether git history itself orders the two: not builds of different commits at one distance, and
   * not a modified release against a commit after it.
   */
  static boolean ordered(KubeVersion left, KubeVersion right) {
    boolean sameBase =
        left.semver().equals(right.semver()) && left.prerelease().equals(right.prerelease());
    if (!sameBase) {
      return true;
    }
    if (left.commits() == right.commits()) {
      return left.metadata().equals(right.metadata());
    }
    KubeVersion fewer = left.commits() < right.commits() ? left : right;
    return fewer.commits() > 0 || !fewer.dirty();
  }
}
