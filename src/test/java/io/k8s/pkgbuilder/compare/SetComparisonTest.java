package io.k8s.pkgbuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.compare.Rule.Glob;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each change alone is seen, at its place, as significant as it is. */
class SetComparisonTest {
  @TempDir Path folder;

  private void sees(String format, Consumer<Sample> change, String... expected) throws IOException {
    assertThat(Sample.seen(folder, format, change)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void nothing(String format) throws IOException {
    sees(format, sample -> {});
    sees(format, sample -> sample.relations("socat", "iptables (>= 1.4.21)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void metadata(String format) throws IOException {
    sees(format, sample -> sample.plan.version(0, "1.32.4", "1"), "notable version-raised version");
    sees(
        format,
        sample -> sample.plan.version(0, "1.32.3~rc.1", "1"),
        "breaking version-lowered version");
    sees(
        format,
        sample -> Sample.compression(sample, Algorithm.ZSTD),
        "cosmetic compression-changed compression");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void relations(String format) throws IOException {
    String field = format.equals("deb") ? "Depends/" : "Requires/";
    sees(
        format,
        sample -> sample.relations("iptables (>= 1.6)", "socat"),
        "breaking requirement-narrowed " + field + "iptables");
    sees(
        format,
        sample -> sample.relations("iptables", "socat"),
        "notable requirement-widened " + field + "iptables");
    sees(
        format,
        sample -> sample.relations("iptables (>= 1.4.21)", "ebtables"),
        "breaking requirement-added " + field + "ebtables",
        "breaking requirement-removed " + field + "socat");
    sees(
        format,
        sample -> sample.relations("iptables (>= 1.4.21-0)", "socat"),
        "cosmetic relation-respelled " + field + "iptables");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void scripts(String format) throws IOException {
    String script = format.equals("deb") ? "postinst" : "post";
    sees(format, sample -> sample.script("rm -rf /\n"), "notable script-changed " + script);
    sees(
        format,
        sample -> sample.script("# why\n\necho installed\n"),
        "cosmetic script-respelled " + script);
    assertThat(Sample.seen(folder, format, sample -> sample.plan.scriptlets(List.of())))
        .contains("breaking script-removed " + script);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void entries(String format) throws IOException {
    sees(
        format,
        sample ->
            sample.file("/usr/bin/sample", 04755, FileRole.REGULAR, "#!/bin/sh\necho sample\n"),
        "breaking mode-loosened /usr/bin/sample");
    sees(
        format,
        sample ->
            sample.file("/usr/bin/sample", 0755, FileRole.REGULAR, "#!/bin/sh\necho other!\n"),
        "notable content-changed /usr/bin/sample");
    sees(
        format,
        sample -> sample.file("/usr/bin/more", 0755, FileRole.REGULAR, "x"),
        "notable entry-added /usr/bin/more");
    sees(
        format,
        sample -> sample.entries.remove("/usr/bin/sample-link"),
        "breaking entry-removed /usr/bin/sample-link");
    sees(
        format,
        sample -> sample.put(Samples.symlink("/usr/bin/sample-link", "else")),
        "notable link-changed /usr/bin/sample-link");
    sees(
        format,
        sample -> sample.file("/etc/sample", 0644, FileRole.REGULAR, "key: value\n"),
        "breaking config-lost /etc/sample");
    sees(
        format,
        sample -> sample.owner("/var/lib/sample", "nobody"),
        "breaking owner-changed /var/lib/sample");
  }

  @Test
  void thePolicysFirstRuleThatFitsDecides() throws IOException {
    Rule rule =
        new Rule(
            new Glob("entry-*"),
            new Glob("sam?le"),
            new Glob("linux/*"),
            Glob.ANY,
            new Glob("/usr/*"),
            Significance.COSMETIC,
            "more tools are welcome");
    Difference judged =
        Sample.compare(
                folder,
                "deb",
                sample -> sample.file("/usr/bin/more", 0755, FileRole.REGULAR, ""),
                new Policy(List.of(rule)))
            .packages()
            .get(0)
            .differences()
            .stream()
            .filter(one -> one.kind() == Kind.ENTRY_ADDED)
            .findFirst()
            .orElseThrow();
    assertThat(judged.significance()).isEqualTo(Significance.COSMETIC);
    assertThat(judged.reason()).isEqualTo("more tools are welcome");
    assertThat(judged.byPolicy()).isTrue();
  }

  @Test
  void setsAreMatched() throws IOException {
    new Sample().write(folder.resolve("a"), "deb");
    new Sample().write(folder.resolve("a"), "rpm");
    new Sample().script("echo other\n").write(folder.resolve("b"), "deb");
    Sample other = new Sample();
    other.plan.name("other");
    Files.move(other.write(folder.resolve("b"), "rpm"), folder.resolve("b/other.rpm"));
    SetDiff diff =
        new SetComparison(List.of(Samples.AMD64), Policy.BUILT_IN, Runnable::run)
            .compare(
                PackageSet.of("a", folder.resolve("a")), PackageSet.of("b", folder.resolve("b")));
    assertThat(diff.packages().stream().map(one -> one.key() + " " + one.status()))
        .containsExactly(
            "other linux/amd64 rpm ADDED",
            "sample linux/amd64 deb CHANGED",
            "sample linux/amd64 rpm REMOVED");
    assertThat(diff.has(Significance.BREAKING)).isTrue();
  }

  @Test
  void everyDamagedPackageIsNamed() throws IOException {
    Path whole = new Sample().write(folder.resolve("a"), "deb");
    byte[] bytes = Files.readAllBytes(whole);
    Files.createDirectories(folder.resolve("b"));
    Files.write(folder.resolve("b/cut.deb"), Arrays.copyOf(bytes, bytes.length / 2));
    Files.writeString(folder.resolve("b/text.rpm"), "nothing");
    SetComparison comparison = new SetComparison(List.of(), Policy.BUILT_IN, Runnable::run);
    PackageSet before = PackageSet.of("a", folder.resolve("a"));
    PackageSet after = PackageSet.of("b", folder.resolve("b"));
    assertThatThrownBy(() -> comparison.compare(before, after))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("'text.rpm': it is neither a deb nor an rpm");
  }
}
