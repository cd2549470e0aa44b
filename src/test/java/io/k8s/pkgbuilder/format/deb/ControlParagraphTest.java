package io.k8s.pkgbuilder.format.deb;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Relation.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlParagraphTest {
  @Test
  void smallest() throws IOException {
    Golden.assertMatches(
        "deb/control-smallest.txt", ControlParagraph.of(new Samples.PlanBuilder().build(), 12));
  }

  @Test
  void everyField() throws IOException {
    Golden.assertMatches(
        "deb/control-full.txt",
        ControlParagraph.of(
            new Samples.PlanBuilder()
                .version(2, "1.33.0~beta.0.5+0123abc", "1.1")
                .architecture("arm64")
                .metadata(
                    metadata ->
                        metadata
                            .vendor("Kubernetes")
                            .description(
                                "\nThe node agent.\n\n\n  verbatim  \n.dotted\nLast line.\n\n")
                            .fields(
                                List.of(
                                    Map.entry("Z-Last", "one\n\ntwo"),
                                    Map.entry("Bugs", "https://github.com/kubernetes/kubernetes"),
                                    Map.entry("Empty", " "),
                                    Map.entry("A-After", "3"),
                                    Map.entry("multi-arch", "foreign"))))
                .relations(relations())
                .build(),
            123456));
  }

  private static Relation[] relations() {
    return new Relation[] {
      Relation.parse(Kind.DEPENDS, "iptables >= 1.4.21"),
      Relation.parse(Kind.DEPENDS, "kubernetes-cni (>= 1.2.0)"),
      Relation.parse(Kind.DEPENDS, "iptables (>= 1.4.21)"),
      Relation.parse(Kind.DEPENDS, "nftables | iptables:any (<< 2)"),
      Relation.parse(Kind.PRE_DEPENDS, "dpkg (>= 1.17.6)"),
      Relation.parse(Kind.RECOMMENDS, "conntrack"),
      Relation.parse(Kind.SUGGESTS, "socat"),
      Relation.parse(Kind.ENHANCES, "kubeadm"),
      Relation.parse(Kind.BREAKS, "kubeadm < 1.11"),
      Relation.parse(Kind.CONFLICTS, "hyperkube"),
      Relation.parse(Kind.REPLACES, "kubelet-bin (<= 1:3)"),
      Relation.parse(Kind.PROVIDES, "node-agent = 1.33"),
      Relation.parse(Kind.SUPPLEMENTS, "only-rpm"),
      Relation.parse(Kind.REQUIRES_POST, "only-rpm-post")
    };
  }

  @Test
  void packageWithoutASummaryIsDescribedByItsName() {
    String control =
        ControlParagraph.of(
            new Samples.PlanBuilder().metadata(m -> m.summary(" ").maintainer("")).build(), 1);
    assertThat(control).contains("\nDescription: kubelet\n").doesNotContain("Maintainer");
  }
}
