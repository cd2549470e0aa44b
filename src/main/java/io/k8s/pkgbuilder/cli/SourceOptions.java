package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.Signatory;
import io.k8s.pkgbuilder.plan.Verification;
import io.k8s.pkgbuilder.plan.Verification.Rule;
import io.k8s.pkgbuilder.source.checkout.CheckoutBuild;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where binaries come from, as typed. */
final class SourceOptions {
  @Option(
      names = {"--in", "--from"},
      paramLabel = "SOURCE",
      description =
          "Where the binaries are: a folder with OS/GOARCH/NAME in it, or a Kubernetes checkout that"
              + " was built; checkout or checkout:DIR, which is built if need be; release, ci,"
              + " stage:BUILDVERSION; or an address (https://, gs://, s3://, file://). By default"
              + " ./_output, else release. ($$PKGBUILDER_IN)")
  private @Nullable String source;

  @Mixin FetchOptions fetch = new FetchOptions();

  @Option(
      names = "--verify-signatures",
      paramLabel = "WHEN",
      description =
          "require, if-present (default) or off: the cosign signatures (.sig, .cert) of what the"
              + " Kubernetes project releases.")
  private @Nullable String verifySignatures;

  @Option(
      names = "--signature-identity",
      paramLabel = "NAME",
      description = "Who must have signed: an e-mail address or URI; by default Kubernetes' own.")
  private @Nullable String signatureIdentity;

  @Option(
      names = "--signature-issuer",
      paramLabel = "URL",
      description = "Who knows that identity; by default https://accounts.google.com.")
  private @Nullable String signatureIssuer;

  @Option(
      names = "--trust-root",
      paramLabel = "FILE",
      description = "Whose certificates count: a trusted_root.json; by default Sigstore's.")
  private @Nullable String trustRoot;

  @Option(
      names = "--build-command",
      paramLabel = "COMMAND",
      description =
          "What builds a checkout, by sh -c, with $$KUBE_BUILD_PLATFORMS and $$WHAT set; by default"
              + " build/run.sh make.")
  private @Nullable String buildCommand;

  Optional<String> source() {
    return Optional.ofNullable(source);
  }

  Optional<String> cacheDirectory() {
    return fetch.cacheDirectory();
  }

  Optional<String> trustRoot() {
    return Optional.ofNullable(trustRoot);
  }

  /** What binaries from addresses must prove. */
  Verification verification(Diagnostics usage) {
    String word = Optional.ofNullable(verifySignatures).orElse("if-present");
    Optional<Rule> rule =
        Arrays.stream(Rule.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
            .findFirst();
    if (rule.isEmpty()) {
      usage.add(
          Requests.unknown(
              "--verify-signatures does not know", word, List.of("require", "if-present", "off")));
    }
    Signatory usual = Signatory.KUBERNETES;
    Signatory signatory =
        new Signatory(
            Optional.ofNullable(signatureIdentity).orElse(usual.identity()),
            Optional.ofNullable(signatureIssuer).orElse(usual.issuer()));
    return new Verification(
        fetch.allowUnverified, rule.orElse(Rule.IF_PRESENT), Optional.of(signatory));
  }

  String buildCommand() {
    return Optional.ofNullable(buildCommand).orElse(CheckoutBuild.DEFAULT_COMMAND);
  }
}
