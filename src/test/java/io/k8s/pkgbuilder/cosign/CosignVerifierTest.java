package io.k8s.pkgbuilder.cosign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.cosign.Fulcio.Signed;
import io.k8s.pkgbuilder.cosign.Fulcio.Wish;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.model.Signatory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosignVerifierTest {
  private static final byte[] BYTES = "a kubelet".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
  private static final Signatory GITHUB =
      new Signatory(
          "https://github.com/me/tool/.github/workflows/release.yml@refs/tags/v1",
          "https://token.actions.githubusercontent.com");

  @TempDir Path directory;
  private final Fulcio fulcio = new Fulcio();

  private TrustRoot root(String json) {
    try {
      return TrustRoot.read(Files.writeString(directory.resolve("root.json"), json));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private CosignVerifier verifier() {
    return verifier(root(fulcio.trustRoot(true, Optional.empty())));
  }

  private static CosignVerifier verifier(TrustRoot root) {
    return new CosignVerifier(root, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private void accepts(CosignVerifier verifier, Signed signed, Signatory expected)
      throws SignatureProblem {
    verifier.verify(Fulcio.sha256(BYTES), signed.signature(), signed.certificate(), expected);
  }

  private String refusal(CosignVerifier verifier, byte[] bytes, Signed signed) {
    try {
      verifier.verify(
          Fulcio.sha256(bytes), signed.signature(), signed.certificate(), Signatory.KUBERNETES);
    } catch (SignatureProblem e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("it was accepted");
  }

  private String refusal(Wish wish) {
    return refusal(verifier(), BYTES, fulcio.sign(BYTES, wish));
  }

  @Test
  void acceptsWhatTheExpectedOneSigned() throws SignatureProblem {
    accepts(verifier(), fulcio.sign(BYTES, Wish.USUAL), Signatory.KUBERNETES);
    accepts(verifier(), fulcio.sign(BYTES, Wish.USUAL.old()), Signatory.KUBERNETES);
    accepts(verifier(), fulcio.sign(BYTES, Wish.USUAL.by(GITHUB)), GITHUB);
    Signed plain = fulcio.sign(BYTES, Wish.USUAL);
    String pem =
        new String(Base64.getDecoder().decode(plain.certificate()), StandardCharsets.US_ASCII);
    accepts(verifier(), new Signed(plain.signature() + "\n", pem), Signatory.KUBERNETES);
  }

  @Test
  void refusesAFileThatWasChanged() {
    byte[] changed = BYTES.clone();
    changed[0] ^= 1;
    assertThat(refusal(verifier(), changed, fulcio.sign(BYTES, Wish.USUAL)))
        .isEqualTo("it does not belong to this file");
  }

  @Test
  void refusesTheSignatureOfAnotherKey() {
    Signed one = fulcio.sign(BYTES, Wish.USUAL);
    Signed other = fulcio.sign(BYTES, Wish.USUAL);
    assertThat(refusal(verifier(), BYTES, new Signed(one.signature(), other.certificate())))
        .isEqualTo("it does not belong to this file");
  }

  @Test
  void refusesWhatAnotherSigned() {
    assertThat(refusal(Wish.USUAL.by(GITHUB)))
        .startsWith("it was signed by https://github.com/me/tool/")
        .endsWith("not by " + Signatory.KUBERNETES);
    Signatory elsewhere = new Signatory(Signatory.KUBERNETES.identity(), "https://evil.example");
    assertThat(refusal(Wish.USUAL.by(elsewhere))).contains("(by https://evil.example), not by");
    Signatory longer =
        new Signatory("x" + Signatory.KUBERNETES.identity(), Signatory.KUBERNETES.issuer());
    assertThat(refusal(Wish.USUAL.by(longer))).startsWith("it was signed by xkrel-staging@");
  }

  @Test
  void refusesAnAuthorityThatIsNotOfTheTrustRoot() {
    Signed signed = new Fulcio().sign(BYTES, Wish.USUAL);
    assertThat(refusal(verifier(), BYTES, signed)).contains("of no authority of the trust root");
    assertThat(refusal(verifier(TrustRoot.ofSigstore()), BYTES, signed))
        .contains("of no authority of the trust root");
  }

  @Test
  void refusesAnAuthorityOutsideOfItsPeriod() {
    TrustRoot ended = root(fulcio.trustRoot(true, Optional.of(Wish.USUAL.start().minusSeconds(1))));
    assertThat(refusal(verifier(ended), BYTES, fulcio.sign(BYTES, Wish.USUAL)))
        .contains("of no authority");
    Instant early = Fulcio.BEGUN.minusSeconds(60);
    assertThat(refusal(Wish.USUAL.at(early, Duration.ofMinutes(10)))).contains("of no authority");
  }

  @Test
  void refusesCertificatesThatEndedUnlessTheyAreForTheMomentOfSigning() throws SignatureProblem {
    Duration year = Duration.ofDays(300);
    Instant former = NOW.minus(Duration.ofDays(400));
    assertThat(refusal(Wish.USUAL.at(former, year)))
        .isEqualTo("its certificate ended at " + former.plus(year));
    assertThat(refusal(Wish.USUAL.at(NOW.plusSeconds(3600), Duration.ofMinutes(10))))
        .isEqualTo("its certificate begins only at " + NOW.plusSeconds(3600));
    Wish kept = Wish.USUAL.at(NOW.minusSeconds(3600), year);
    accepts(verifier(), fulcio.sign(BYTES, kept), Signatory.KUBERNETES);
  }

  @Test
  void demandsAPromiseOfALogWhereTheTrustRootNamesLogs() throws SignatureProblem {
    assertThat(refusal(Wish.USUAL.unlogged())).contains("in none of the logs");
    TrustRoot noLogs = root(fulcio.trustRoot(false, Optional.empty()));
    accepts(verifier(noLogs), fulcio.sign(BYTES, Wish.USUAL.unlogged()), Signatory.KUBERNETES);
  }

  @Test
  void demandsACertificateForSigning() {
    assertThat(refusal(Wish.USUAL.notForCode()))
        .isEqualTo("its certificate is not one for signing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "LS0tLS1CRUdJTg==", "-----BEGIN CERTIFICATE-----\nMIIB"})
  void refusesWhatIsNoCertificate(String text) {
    Signed signed = fulcio.sign(BYTES, Wish.USUAL);
    assertThat(refusal(verifier(), BYTES, new Signed(signed.signature(), text)))
        .isEqualTo("what is beside it as .cert is no certificate");
  }

  @Test
  void refusesWhatIsNoSignature() {
    Signed signed = fulcio.sign(BYTES, Wish.USUAL);
    assertThat(refusal(verifier(), BYTES, new Signed("-----BEGIN PGP", signed.certificate())))
        .contains("no signature in base64");
    assertThat(refusal(verifier(), BYTES, new Signed("AAAA", signed.certificate())))
        .isEqualTo("it does not belong to this file");
  }

  /** Whatever is changed, it is a refusal and nothing else. */
  @Test
  void refusesEveryDamagedCertificate() {
    Signed signed = fulcio.sign(BYTES, Wish.USUAL);
    String pem =
        new String(Base64.getDecoder().decode(signed.certificate()), StandardCharsets.US_ASCII);
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = der.clone();
      damaged[random.nextInt(der.length)] ^= (byte) (1 + random.nextInt(255));
      assertThat(refusal(verifier(), BYTES, new Signed(signed.signature(), Fulcio.pem(damaged))))
          .isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "no json",
        "{\"certificateAuthorities\":[{\"certChain\":{\"certificates\":[{\"rawBytes\":\"AAAA\"}]}}]}",
      })
  void saysThatAFileIsNoTrustRoot(String text) {
    assertThatThrownBy(() -> root(text))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("is no trust root");
  }

  /**
   * A signature that GitHub's runner made in 2023 with the public Sigstore, of the file whose
   * digest sigstore-conformance publishes beside it: authorities and logs as they really are.
   */
  @Test
  void acceptsWhatThePublicSigstoreCertified() throws Exception {
    String signature = resource("conformance.sig");
    String certificate = resource("conformance.crt");
    byte[] digest =
        HexFormat.of().parseHex("a0cfc71271d6e278e57cd332ff957c3f7043fdda354c4cbb190a30d56efa01bf");
    Signatory beacon =
        new Signatory(
            "https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/"
                + ".github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main",
            "https://token.actions.githubusercontent.com");
    CosignVerifier verifier = verifier(TrustRoot.ofSigstore());
    verifier.verify(digest, signature, certificate, beacon);
    assertThatThrownBy(() -> verifier.verify(digest, signature, certificate, Signatory.KUBERNETES))
        .hasMessageContaining("extremely-dangerous");
    digest[0] ^= 1;
    assertThatThrownBy(() -> verifier.verify(digest, signature, certificate, beacon))
        .hasMessage("it does not belong to this file");
  }

  private static String resource(String name) throws IOException {
    try (var in = CosignVerifierTest.class.getResourceAsStream("/sigstore/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
