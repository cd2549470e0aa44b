package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** What steps of a stage are for. */
  static Map<Step, ArtifactPlan> artifacts(List<Step> todo, BuildPlan plan) {
    Map<String, Step> byId = new HashMap<>();
    todo.forEach(step -> byId.put(step.id(), step));
    Map<Step, ArtifactPlan> wanted = new LinkedHashMap<>();
    for (ArtifactPlan artifact : plan.artifacts()) {
      for (StageName stage : StageName.values()) {
        Optional.ofNullable(byId.get(id(stage, artifact)))
            .ifPresent(step -> wanted.put(step, artifact));
      }
    }
    return wanted;
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
