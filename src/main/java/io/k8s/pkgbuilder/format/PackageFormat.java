package io.k8s.pkgbuilder.format;

import io.k8s.pkgbuilder.payload.Packer;
import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.FormatRules;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A package format: what the planner asks of it, and how its file is written. Stateless and
 * thread-safe.
 */
public interface PackageFormat extends FormatRules {
  /**
   * Writes the whole file, front to back, once.
   *
   * @param plan passed {@link #check} without a diagnostic
   * @param out the caller's; not closed here
   */
  void write(ArtifactPlan plan, Payload payload, Packer packer, OutputStream out)
      throws IOException;
}
