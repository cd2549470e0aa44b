package io.k8s.pkgbuilder.format;

import io.k8s.pkgbuilder.payload.Packer;
import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.FormatRules;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

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
  default void write(ArtifactPlan plan, Payload payload, Packer packer, OutputStream out)
      throws IOException {
    write(plan, payload, packer, Optional.empty(), out);
  }

  /**
   * As {@link #write(ArtifactPlan, Payload, Packer, OutputStream)}, signed.
   *
   * @param signer at whatever time; the signature gets the payload's. A format without signatures
   *     ignores it
   */
  void write(
      ArtifactPlan plan, Payload payload, Packer packer, Optional<Signer> signer, OutputStream out)
      throws IOException;
}
