package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.plan.BinaryRequest;

/**
 * A request of the plan for one platform: what a source is asked for, and the key of its answer.
 */
public record WantedBinary(BinaryRequest request, Platform platform) {
  /** As messages name it, e.g. "kubelet for linux/amd64". */
  @Override
  public String toString() {
    return request.name() + " for " + platform.name();
  }
}
