package io.k8s.pkgbuilder.build;

import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.sign.Signer;
import java.util.Optional;

/** Finds who signs a package. Thread-safe. */
public interface PackageSigners {
  /** Nobody. */
  PackageSigners NONE = plan -> Optional.empty();

  /**
   * Empty for a package that stays unsigned.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category REPOSITORY when the key
   *     cannot be opened
   */
  Optional<Signer> of(ArtifactPlan plan);
}
