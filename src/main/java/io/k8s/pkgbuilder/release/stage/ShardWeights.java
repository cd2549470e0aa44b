package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.source.BinarySource;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.ResolvedFile;
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
   * In bytes of binaries where they lie here; else, as no server is asked, in binaries.
   *
   * @param local whether the source knows sizes without fetching anything
   */
  public Map<String, Long> of(boolean local, BinarySource source) {
    return local ? sizes(source.resolve(WantedBinary.of(plan))) : counts();
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    plan.artifacts()
        .forEach(artifact -> counts.put(key(artifact), (long) artifact.binaries().size()));
    return counts;
  }

  private Map<String, Long> sizes(ResolvedBinaries found) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (ArtifactPlan artifact : plan.artifacts()) {
      long size = 0;
      for (BinaryRequest request : artifact.binaries()) {
        for (ResolvedFile file : found.files(request, artifact.platform())) {
          size += file.content().size();
        }
      }
      sizes.put(key(artifact), size);
    }
    return sizes;
  }
}
