package io.k8s.pkgbuilder.cosign;

import io.k8s.pkgbuilder.model.Signatory;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the right one signed a file. Safe for use by several threads at once. */
public final class CosignVerifier {
  /** Keyless certificates last ten minutes; what lasts longer is kept, and must not have ended. */
  private static final Duration KEYLESS = Duration.ofHours(1);

  private static final Duration SKEW = Duration.ofMinutes(5);

  private final TrustRoot root;
  private final Clock clock;

  /**
   * @param clock for certificates that are not for the moment of signing alone
   */
  public CosignVerifier(TrustRoot root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  /**
   * Verifies one file.
   *
   * @param sha256 of the file
   * @param signature the text of FILE.sig: base64
   * @param certificate the text of FILE.cert: PEM, or that in base64
   * @throws SignatureProblem when anything of it is not so
   */
  @SuppressWarnings("ArrayParameter") // a digest
  public void verify(byte[] sha256, String signature, String certificate, Signatory expected)
      throws SignatureProblem {
    SigningCertificate signer = SigningCertificate.parse(certificate);
    X509Certificate issuer = issuer(signer);
    if (!signer.isForSigning()) {
      throw new SignatureProblem("its certificate is not one for signing");
    }
    boolean shown =
        root.logs().isEmpty() || new LogPromises(signer.certificate(), issuer).anyOf(root.logs());
    if (!shown) {
      throw new SignatureProblem("its certificate is in none of the logs of the trust root");
    }
    if (!signer.isOf(expected)) {
      throw new SignatureProblem("it was signed by " + signer.whose() + ", not by " + expected);
    }
    if (!matches(sha256, signature, signer.certificate().getPublicKey())) {
      throw new SignatureProblem("it does not belong to this file");
    }
  }

  /**
   * When the certificate must have been good: nothing beside a file proves when it was signed, so
   * one for the moment of signing is held against the moment it was issued, any other against now.
   */
  private Instant decisive(SigningCertificate signer) throws SignatureProblem {
    Instant now = clock.instant();
    if (signer.start().isAfter(now.plus(SKEW))) {
      throw new SignatureProblem("its certificate begins only at " + signer.start());
    }
    if (signer.life().compareTo(KEYLESS) <= 0) {
      return signer.start();
    }
    if (signer.end().isBefore(now)) {
      throw new SignatureProblem("its certificate ended at " + signer.end());
    }
    return now;
  }

  private X509Certificate issuer(SigningCertificate signer) throws SignatureProblem {
    Instant time = decisive(signer);
    for (TrustRoot.Authority authority : root.authorities()) {
      if (authority.period().holds(time) && issued(authority, signer, time)) {
        return authority.chain().get(0);
      }
    }
    throw new SignatureProblem(
        "its certificate, of " + signer.start() + ", is of no authority of the trust root");
  }

  private static boolean issued(
      TrustRoot.Authority authority, SigningCertificate signer, Instant time) {
    List<X509Certificate> chain = authority.chain();
    if (chain.isEmpty()) {
      return false;
    }
    List<X509Certificate> path = new ArrayList<>(List.of(signer.certificate()));
    path.addAll(chain.subList(0, chain.size() - 1));
    try {
      TrustAnchor anchor = new TrustAnchor(chain.get(chain.size() - 1), null);
      PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean matches(byte[] sha256, String text, PublicKey key)
      throws SignatureProblem {
    if (!(key instanceof ECPublicKey)) {
      throw new SignatureProblem("its key is of the kind " + key.getAlgorithm() + ", not EC");
    }
    Optional<byte[]> bytes = base64(text);
    if (bytes.isEmpty()) {
      throw new SignatureProblem("what is beside it as .sig is no signature in base64");
    }
    try {
      Signature signature = Signature.getInstance("NONEwithECDSA");
      signature.initVerify(key);
      signature.update(sha256);
      return signature.verify(bytes.get());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
