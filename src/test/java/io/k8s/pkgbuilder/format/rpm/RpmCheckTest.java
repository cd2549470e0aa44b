package io.k8s.pkgbuilder.format.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Relation.Kind;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Scriptlet.Phase;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Attributes;
import io.k8s.pkgbuilder.plan.EntryPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RpmCheckTest {
  @Test
  void whatAnRpmCanSayPasses() {
    assertThat(
            check(
                SampleRpm.plan()
                    .relations(
                        Relation.parse(Kind.DEPENDS, "a | b (>= 1:2.0~rc1-3)"),
                        Relation.parse(Kind.CONFLICTS, "(a if b)"),
                        Relation.parse(Kind.DEPENDS, "/bin/sh"))
                    .scriptlets(
                        List.of(
                            new Scriptlet(Phase.VERIFY, "/bin/sh", "true\n"),
                            new Scriptlet(Phase.PRE_TRANSACTION, "<lua>", "print()\n")))
                    .build()))
        .isEmpty();
  }

  @Test
  void everyMistakeIsToldAtOnceWithItsHint() throws Exception {
    List<Scriptlet> scriptlets = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      scriptlets.add(new Scriptlet(phase, "/bin/sh", "true\n"));
    }
    scriptlets.add(new Scriptlet(Phase.VERIFY, "perl", "x\0y\n"));
    ArtifactPlan plan =
        SampleRpm.plan()
            .version(0, "1.2", "")
            .architecture("armhfp")
            .metadata(
                metadata ->
                    metadata
                        .summary(" ")
                        .description("a\0b")
                        .maintainer("two\nlines")
                        .license(Optional.of("a\tb")))
            .relations(
                Relation.parse(Kind.PROVIDES, "a | b"),
                Relation.parse(Kind.REPLACES, "(a if b)"),
                Relation.parse(Kind.DEPENDS, "c (>= 1-2-3)"),
                Relation.parse(Kind.DEPENDS, "d:i386"))
            .scriptlets(scriptlets)
            .entries(
                new EntryPlan.Directory(
                    new InstallPath("/old"),
                    new Attributes(
                        FileMode.DIRECTORY,
                        "root",
                        "root",
                        Optional.of(Instant.ofEpochSecond(-1)),
                        Optional.empty())))
            .build();
    Golden.assertMatches(
        "rpm/check.txt",
        check(plan).stream()
            .map(
                diagnostic ->
                    "error: %s\n  --> %s\n\nhint: %s\n"
                        .formatted(
                            diagnostic.message(),
                            diagnostic.location().orElseThrow(),
                            diagnostic.hint().orElseThrow()))
            .collect(Collectors.joining("\n")));
  }

  private static List<Diagnostic> check(ArtifactPlan plan) {
    Diagnostics diagnostics = new Diagnostics();
    new RpmFormat().check(plan, diagnostics);
    return diagnostics.list();
  }
}
