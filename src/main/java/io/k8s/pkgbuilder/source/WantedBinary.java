package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.plan.BuildPlan;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A request of the plan for one platform: what a source is asked for, and the key of its answer.
 */
public record WantedBinary(BinaryRequest request, Platform platform) {
  /** Everything that a plan wants, once each, in its order. */
  public static Set<WantedBinary> of(BuildPlan plan) {
    Set<WantedBinary> wanted = new LinkedHashSet<>();
    for (ArtifactPlan artifact : plan.artifacts()) {
      artifact
          .binaries()
          .forEach(request -> wanted.add(new WantedBinary(request, artifact.platform())));
    }
    return wanted;
  }

  /** As messages name it, e.g. "kubelet for linux/amd64". */
  @Override
  public String toString() {
    return request.name() + " for " + platform.name();
  }
}
