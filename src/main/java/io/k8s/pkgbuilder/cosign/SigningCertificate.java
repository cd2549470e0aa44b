package io.k8s.pkgbuilder.cosign;

import io.k8s.pkgbuilder.model.Signatory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A certificate for a key that signed, with what Fulcio writes into it (its oid-info.md). */
record SigningCertificate(X509Certificate certificate) {
  private static final String ISSUER = "1.3.6.1.4.1.57264.1.8";
  private static final String FORMER_ISSUER = "1.3.6.1.4.1.57264.1.1";
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final List<Integer> NAMES = List.of(1, 6); // RFC 5280: rfc822Name, URI

  /** PEM, or that in base64 once more, as the releases of Kubernetes have it. */
  static SigningCertificate parse(String text) throws SignatureProblem {
    String pem = text.strip();
    try {
      if (!pem.startsWith("-----")) {
        pem = new String(Base64.getMimeDecoder().decode(pem), StandardCharsets.US_ASCII);
      }
      return new SigningCertificate(x509(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new SignatureProblem("what is beside it as .cert is no certificate");
    }
  }

  static X509Certificate x509(byte[] bytes) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }

  Instant start() {
    return certificate.getNotBefore().toInstant();
  }

  Instant end() {
    return certificate.getNotAfter().toInstant();
  }

  Duration life() {
    return Duration.between(start(), end());
  }

  /** Whether it is for signing, and for nothing that would let it issue others. */
  boolean isForSigning() {
    boolean[] usage = certificate.getKeyUsage();
    try {
      List<String> extended = certificate.getExtendedKeyUsage();
      return certificate.getBasicConstraints() < 0
          && usage != null
          && usage[0]
          && extended != null
          && extended.contains(CODE_SIGNING);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  boolean isOf(Signatory signatory) throws SignatureProblem {
    return names().contains(signatory.identity())
        && issuer().filter(signatory.issuer()::equals).isPresent();
  }

  /** For people: whose it is. */
  String whose() throws SignatureProblem {
    return String.join(", ", names()) + " (by " + issuer().orElse("nobody") + ")";
  }

  private List<String> names() throws SignatureProblem {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> NAMES.contains(name.get(0)))
              .map(name -> Objects.toString(name.get(1)))
              .toList();
    } catch (CertificateParsingException e) {
      throw new SignatureProblem("its certificate is damaged");
    }
  }

  private Optional<String> issuer() throws SignatureProblem {
    byte[] now = certificate.getExtensionValue(ISSUER);
    if (now != null) {
      return Optional.of(Der.read(Der.read(now).content()).text());
    }
    byte[] former = certificate.getExtensionValue(FORMER_ISSUER);
    return former == null ? Optional.empty() : Optional.of(Der.read(former).text());
  }
}
