package io.k8s.pkgbuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deb against the rpm of the same component: one configuration shows nothing that matters. */
class CrossComparisonTest {
  @TempDir Path folder;

  private List<Difference> differences(String before, Consumer<Sample> change) throws IOException {
    Path old = new Sample().write(folder.resolve("a"), before);
    Sample changed = new Sample();
    change.accept(changed);
    Path now = changed.write(folder.resolve("b"), before.equals("deb") ? "rpm" : "deb");
    SetDiff diff =
        new SetComparison(List.of(Samples.AMD64), Policy.BUILT_IN, Runnable::run)
            .compare(PackageSet.of("a", old), PackageSet.of("b", now));
    assertThat(diff.packages()).hasSize(1);
    return diff.packages().get(0).differences();
  }

  private void sees(String before, Consumer<Sample> change, String... expected) throws IOException {
    assertThat(
            differences(before, change).stream()
                .filter(one -> one.significance() != Significance.COSMETIC)
                .map(one -> one.kind().word() + " " + one.path()))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void oneConfiguration(String before) throws IOException {
    sees(before, sample -> {});
    assertThat(differences(before, sample -> {}))
        .extracting(one -> one.kind())
        .contains(Kind.FORMAT_CHANGED)
        .allSatisfy(kind -> assertThat(kind.significance()).isEqualTo(Significance.COSMETIC));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void whatReallyDiffers(String before) throws IOException {
    sees(
        before,
        sample -> sample.relations("iptables (>= 1.6)", "socat"),
        "relation-by-format Depends/iptables");
    sees(
        before,
        sample -> sample.relations("iptables (>= 1.4.21)", "socat", "conntrack"),
        "relation-by-format Depends/conntrack");
    sees(
        before,
        sample -> sample.file("/usr/bin/sample", 0700, FileRole.REGULAR, "#!/bin/sh\necho other\n"),
        "mode-tightened /usr/bin/sample",
        "content-changed /usr/bin/sample");
    sees(
        before,
        sample -> sample.file("/etc/sample", 0644, FileRole.REGULAR, "key: value\n"),
        "config-lost /etc/sample");
    sees(
        before,
        sample -> sample.entries.remove("/usr/bin/sample-link"),
        "entry-removed /usr/bin/sample-link");
    sees(
        before,
        sample -> sample.owner("/var/lib/sample", "nobody"),
        "owner-changed /var/lib/sample");
  }

  @Test
  void versionsAndNames() throws IOException {
    sees("deb", sample -> sample.plan.version(0, "1.32.4", "1"), "version-raised version");
    sees("rpm", sample -> sample.plan.version(0, "1.31.0", "1"), "version-lowered version");
  }

  /** A deb's script that an rpm has no place for is told, but is no difference that matters. */
  @Test
  void scriptsAreTheFormats() throws IOException {
    assertThat(differences("deb", sample -> sample.plan.scriptlets(List.of())))
        .filteredOn(one -> one.kind() == Kind.SCRIPT_BY_FORMAT)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.before()).isEqualTo("postinst");
              assertThat(one.after()).isEmpty();
            });
  }
}
