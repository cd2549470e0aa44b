package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.build.PackageSigners;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.PackageSignature;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.sign.SigningKeys;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of packages: the command line's for all, else each configuration's own, opened once. A
 * configured key's passphrase comes from nfpm's variables.
 */
final class PackageKeys implements PackageSigners {
  private final World world;
  private final Optional<Signer> forAll;
  private final Instant now;
  private final Map<String, Signer> configured = new ConcurrentHashMap<>();

  /**
   * Opens no key yet.
   *
   * @param forAll of the command line
   * @param now when configured keys must be valid
   */
  PackageKeys(World world, Optional<Signer> forAll, Instant now) {
    this.world = world;
    this.forAll = forAll;
    this.now = now;
  }

  @Override
  public Optional<Signer> of(ArtifactPlan plan) {
    return forAll.or(
        () ->
            plan.signature()
                .map(
                    signature ->
                        configured.computeIfAbsent(
                            signature + plan.format(), key -> open(signature, plan.format()))));
  }

  private Signer open(PackageSignature signature, String format) {
    try {
      return new SigningKeys(signature.keyId(), now)
          .fromFile(
              KeyFiles.read(world, signature.keyFile()),
              signature.keyFile(),
              new Passphrase(
                  world,
                  Optional.empty(),
                  List.of(
                      "NFPM_" + format.toUpperCase(Locale.ROOT) + "_PASSPHRASE",
                      "NFPM_PASSPHRASE",
                      "PKGBUILDER_SIGN_PASSPHRASE"),
                  "Passphrase of " + signature.keyFile() + ": "));
    } catch (DiagnosticException e) {
      throw new DiagnosticException(
          e.diagnostics().stream()
              .map(
                  one ->
                      new Diagnostic(
                          one.category(),
                          Optional.of(signature.location()),
                          one.message(),
                          one.hint()))
              .toList());
    }
  }
}
