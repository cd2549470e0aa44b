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
   * Shows the packer the streams that the file is made of, and reads none of them: formats that
   * begin together share what they read.
   *
   * @param plan passed {@link #check} without a diagnostic
   */
  Writing begin(ArtifactPlan plan, Payload payload, Packer packer) throws IOException;

  /** A file that can be written. */
  interface Writing {
    /**
     * Writes the whole file, front to back, once.
     *
     * @param out the caller's; not closed here
     * @param signer at whatever time; the signature gets the payload's. A format without signatures
     *     ignores it
     */
    void to(OutputStream out, Optional<Signer> signer) throws IOException;
  }

  /** Begins and writes, unsigned. */
  default void write(ArtifactPlan plan, Payload payload, Packer packer, OutputStream out)
      throws IOException {
    begin(plan, payload, packer).to(out, Optional.empty());
  }
}
