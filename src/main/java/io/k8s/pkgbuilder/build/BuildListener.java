package io.k8s.pkgbuilder.build;

import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.plan.ArtifactPlan;

/** Hears how a build goes on; called from several threads at once. */
public interface BuildListener {
  /** What a user should know of where the binaries come from. */
  void note(String text);

  /** One package is being made. */
  default void started(ArtifactPlan artifact) {}

  /** One package file is there. */
  void finished(BuiltArtifact artifact);

  /** Says nothing. */
  static BuildListener silent() {
    return new BuildListener() {
      @Override
      public void note(String text) {}

      @Override
      public void finished(BuiltArtifact artifact) {}
    };
  }
}
