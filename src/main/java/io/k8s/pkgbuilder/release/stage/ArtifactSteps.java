package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the steps of a plan's artifacts and binaries are called. */
final class ArtifactSteps {
  private ArtifactSteps() {}

  /** stage/kubelet/linux/amd64/deb. */
  static String id(StageName stage, ArtifactPlan artifact) {
    return stage.word()
        + "/"
        + artifact.name().value()
        + "/"
        + artifact.platform().name()
        + "/"
        + artifact.format();
  }

  /** sources/kubernetes-cni/cni/linux/amd64. */
  static String sources(ArtifactPlan artifact, BinaryRequest request) {
    return StageName.SOURCES.word()
        + "/"
        + artifact.name().value()
        + "/"
        + request.name()
        + "/"
        + artifact.platform().name();
  }

  /** Every artifact's step of a stage, in the plan's order. */
  static Map<String, ArtifactPlan> artifacts(StageName stage, BuildPlan plan) {
    Map<String, ArtifactPlan> steps = new LinkedHashMap<>();
    plan.artifacts().forEach(artifact -> steps.put(id(stage, artifact), artifact));
    return steps;
  }

  /** Every binary's step, in the plan's order; formats of one package share it. */
  static Map<String, WantedBinary> sources(BuildPlan plan) {
    Map<String, WantedBinary> steps = new LinkedHashMap<>();
    for (ArtifactPlan artifact : plan.artifacts()) {
      for (BinaryRequest request : artifact.binaries()) {
        steps.put(sources(artifact, request), new WantedBinary(request, artifact.platform()));
      }
    }
    return steps;
  }
}
