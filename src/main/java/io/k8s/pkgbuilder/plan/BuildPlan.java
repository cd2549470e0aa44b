package io.k8s.pkgbuilder.plan;

import java.util.List;

/**
 * Everything a build will make.
 *
 * @param artifacts by component, platform, format
 */
public record BuildPlan(List<ArtifactPlan> artifacts) {
  public BuildPlan {
    artifacts = List.copyOf(artifacts);
  }
}
