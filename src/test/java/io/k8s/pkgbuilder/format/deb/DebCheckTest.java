package io.k8s.pkgbuilder.format.deb;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Relation.Kind;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Scriptlet.Phase;
import io.k8s.pkgbuilder.model.Trigger;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DebCheckTest {
  @Test
  void ordinaryPlanPasses() {
    ArtifactPlan plan =
        new Samples.PlanBuilder()
            .version(1, "1.32.3~rc.0+5", "1.1")
            .relations(
                Relation.parse(Kind.DEPENDS, "a1 (>= 1:2.3-4) | b2:any"),
                Relation.parse(Kind.PROVIDES, "virtual (= 3)"),
                Relation.parse(Kind.SUPPLEMENTS, "rpmlib(X)"))
            .scriptlets(
                List.of(
                    new Scriptlet(Phase.POST_INSTALL, "/bin/sh", "true\n"),
                    new Scriptlet(Phase.DEB_TEMPLATES, "", "Template: a\n")))
            .triggers(new Trigger("interest-noawait", "/usr/lib/x"))
            .metadata(
                m ->
                    m.fields(
                        List.of(
                            Map.entry("Bugs", "x"),
                            Map.entry("XB-Y_z", "1\n2"),
                            Map.entry("Replaces", "old"))))
            .build();
    assertThat(check(plan)).isEmpty();
  }

  @Test
  void everythingADebCannotSayIsReportedAtOnce() throws IOException {
    ArtifactPlan plan =
        new Samples.PlanBuilder()
            .architecture("x86_64")
            .relations(
                Relation.parse(Kind.DEPENDS, "/bin/sh"),
                Relation.parse(Kind.DEPENDS, "Upper >= 1"),
                Relation.parse(Kind.RECOMMENDS, "(a if b)"),
                Relation.parse(Kind.SUGGESTS, "abc >= v1_2"),
                Relation.parse(Kind.CONFLICTS, "abc | def"),
                Relation.parse(Kind.PROVIDES, "virtual >= 3"))
            .scriptlets(
                List.of(
                    new Scriptlet(Phase.PRE_TRANSACTION, "/bin/sh", "true\n"),
                    new Scriptlet(Phase.VERIFY, "/bin/sh", "true\n"),
                    new Scriptlet(Phase.POST_INSTALL, "/bin/sh", "true\n"),
                    new Scriptlet(Phase.POST_INSTALL, "/usr/bin/python3", "print()\n")))
            .triggers(new Trigger("observe", "x"), new Trigger("interest", "a b"))
            .metadata(
                m ->
                    m.maintainer("A\nDepends: evil")
                        .fields(List.of(Map.entry("A:b", "x"), Map.entry("depends", "x"))))
            .build();

    List<Diagnostic> found = check(plan);
    assertThat(found).allMatch(d -> d.category() == Category.CONFIGURATION);
    assertThat(found).allMatch(d -> d.location().equals(java.util.Optional.of(plan.origin())));
    Golden.assertMatches(
        "deb/check.txt",
        found.stream()
            .map(d -> d.message() + "\n  hint: " + d.hint().orElseThrow() + "\n")
            .collect(Collectors.joining()));
  }

  private static List<Diagnostic> check(ArtifactPlan plan) {
    Diagnostics diagnostics = new Diagnostics();
    new DebFormat().check(plan, diagnostics);
    return diagnostics.list();
  }
}
