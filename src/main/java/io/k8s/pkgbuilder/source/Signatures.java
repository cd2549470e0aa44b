package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.cosign.CosignVerifier;
import io.k8s.pkgbuilder.cosign.SignatureProblem;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.model.Signatory;
import io.k8s.pkgbuilder.plan.Verification;
import io.k8s.pkgbuilder.source.fetch.Fetched;
import io.k8s.pkgbuilder.source.fetch.Fetcher;
import java.util.HexFormat;
import java.util.Optional;

/** Cosign's signatures beside fetched files: {@code FILE.sig} and {@code FILE.cert}. */
public record Signatures(Fetcher fetcher, CosignVerifier verifier) {
  /**
   * Looks at the signature of a file as the plan demands it.
   *
   * @param url of the file, before mirrors
   * @return who signed it; empty when nobody is asked for, or nobody did and need not
   * @throws DiagnosticException of category SOURCE when it is wrong, or missing and required
   */
  Optional<Signatory> check(String url, Fetched file, Verification rule) {
    if (rule.signatory().isEmpty()) {
      return Optional.empty();
    }
    Signatory expected = rule.signatory().get();
    Optional<String> signature = fetcher.beside(url, ".sig");
    Optional<String> certificate =
        signature.isEmpty() ? Optional.empty() : fetcher.beside(url, ".cert");
    if (signature.isEmpty() || certificate.isEmpty()) {
      return missing(file, rule, signature.isEmpty() ? ".sig" : ".cert");
    }
    try {
      byte[] digest = HexFormat.of().parseHex(file.sha256());
      verifier.verify(digest, signature.get(), certificate.get(), expected);
      return Optional.of(expected);
    } catch (SignatureProblem e) {
      throw Diagnostic.of(
              Category.SOURCE,
              "'"
                  + file.address()
                  + "' is not to be trusted: its signature is refused: "
                  + e.getMessage())
          .hint(
              "take it from elsewhere; another signer is named by --signature-identity and"
                  + " --signature-issuer, other authorities by --trust-root")
          .asException();
    }
  }

  private static Optional<Signatory> missing(Fetched file, Verification rule, String suffix) {
    return switch (rule.signature()) {
      case REQUIRE ->
          throw Diagnostic.of(
                  Category.SOURCE,
                  "'" + file.address() + "' is not signed: there is no " + suffix + " beside it")
              .hint(
                  "take it from where its signature is too, or say --verify-signatures if-present")
              .asException();
      case IF_PRESENT, OFF -> Optional.empty();
    };
  }
}
