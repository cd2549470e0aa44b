package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much work the packages of a plan are, before anything is read. */
public record ShardWeights(BuildPlan plan) {
  /** What is never split: a package on a platform, in all formats. */
  public static String key(ArtifactPlan artifact) {
    return artifact.name().value() + "/" + artifact.platform().name();
  }

  /**
   * By {@link #key}.
   *
   * @param sizes of binaries, in bytes; one that is not among them counts as a byte
   */
  public Map<String, Long> of(Map<WantedBinary, Long> sizes) {
    Map<String, Long> weights = new LinkedHashMap<>();
    for (ArtifactPlan artifact : plan.artifacts()) {
      long size = 0;
      for (BinaryRequest request : artifact.binaries()) {
        size += sizes.getOrDefault(new WantedBinary(request, artifact.platform()), 1L);
      }
      weights.put(key(artifact), size);
    }
    return weights;
  }
}
