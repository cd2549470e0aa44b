package io.k8s.pkgbuilder.attest;

import io.k8s.pkgbuilder.plan.ArtifactPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One package and all that went into it.
 *
 * @param file the package's name, without a directory
 * @param sha256 of the package, lower-case hex
 * @param sha512 likewise
 * @param timestamp of the files that have no time of their own, whole seconds
 * @param signer fingerprint of the key that signed the package itself; empty for none
 * @param configuration digest of every decision of its plan: {@link ConfigurationDigest}
 * @param binaries in the plan's order
 * @param files of the configuration, in the order of the paths they are installed at
 */
public record Product(
    String file,
    ArtifactPlan plan,
    long size,
    String sha256,
    String sha512,
    Instant timestamp,
    Optional<String> signer,
    String configuration,
    List<Material> binaries,
    List<Material> files) {
  public Product {
    binaries = List.copyOf(binaries);
    files = List.copyOf(files);
  }
}
