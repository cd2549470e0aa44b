package io.k8s.pkgbuilder.model;

/**
 * Who signs without a key of his own (cosign, keyless).
 *
 * @param identity an e-mail address or URI, as his certificate has it
 * @param issuer of the OpenID token by which he proved it, a URL
 */
public record Signatory(String identity, String issuer) {
  /** Who signs the releases of Kubernetes. */
  public static final Signatory KUBERNETES =
      new Signatory(
          "krel-staging@k8s-releng-prod.iam.gserviceaccount.com", "https://accounts.google.com");

  @Override
  public String toString() {
    return identity + " (by " + issuer + ")";
  }
}
