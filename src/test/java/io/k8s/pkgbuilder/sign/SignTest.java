package io.k8s.pkgbuilder.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignTest {
  private static final byte[] DATA = SampleKeys.bytes("some data\n");

  private static Keyring keyring(Signer signer) {
    return new Keyring(List.of(signer.certificate()));
  }

  private static Keyring.Verified verify(Signer signer, byte[] data, byte[] signature)
      throws IOException {
    return keyring(signer).verify(new ByteArrayInputStream(data), signature, SampleKeys.NOW);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyGenerator.Type.class,
      names = {"RSA3072", "ED25519"})
  void whatIsSignedVerifies(KeyGenerator.Type type) throws IOException {
    Signer signer = SampleKeys.signer(type);
    byte[] armored = SampleKeys.bytes(signer.detached(DATA));
    Keyring.Verified verified = verify(signer, DATA, armored);
    assertThat(verified.key()).isEqualTo(signer.fingerprint());
    assertThat(verified.time()).isEqualTo(SampleKeys.NOW);
    byte[] packet = signer.packet(new ByteArrayInputStream(DATA));
    assertThat(verify(signer, DATA, packet).certificate().userIds())
        .containsExactly(SampleKeys.NAME);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyGenerator.Type.class,
      names = {"RSA3072", "ED25519"})
  void theSameBytesGetTheSameSignature(KeyGenerator.Type type) throws IOException {
    assertThat(SampleKeys.signer(type).detached(DATA))
        .isEqualTo(SampleKeys.signer(type).detached(DATA));
    assertThat(SampleKeys.signer(type).clearSigned("a\n"))
        .isEqualTo(SampleKeys.signer(type).clearSigned("a\n"));
  }

  @Test
  void anyChangedByteIsNoticed() throws IOException {
    Signer signer = SampleKeys.signer(KeyGenerator.Type.ED25519);
    byte[] packet = signer.packet(new ByteArrayInputStream(DATA));
    for (int i = 0; i < DATA.length; i++) {
      byte[] changed = DATA.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> verify(signer, changed, packet))
          .isInstanceOf(SignatureRefused.class)
          .hasMessageContaining("bad");
    }
    int refused = 0;
    for (int i = 0; i < packet.length; i++) {
      byte[] changed = packet.clone();
      changed[i] ^= 4;
      try {
        // What is not signed (hints, how many bits a number has) may change, but says nothing.
        assertThat(verify(signer, DATA, changed).time()).isEqualTo(SampleKeys.NOW);
      } catch (SignatureRefused e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(packet.length - 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n",
        "a",
        "",
        "\n",
        "- dash\n-- two\n---three\n",
        "trailing  \t\nblanks \n",
        "-----BEGIN PGP SIGNATURE-----\nnot one\n",
        "\u00fc\u4e2d\n\n\n"
      })
  void textInsideItsSignature(String text) throws IOException {
    Signer signer = SampleKeys.signer(KeyGenerator.Type.RSA3072);
    String signed = signer.clearSigned(text);
    String back = keyring(signer).verifyClearSigned(signed, SampleKeys.NOW);
    assertThat(back).isEqualTo(text.endsWith("\n") ? text : text + "\n");
  }

  @Test
  void nothingUnsignedMayStandAroundAText() throws IOException {
    Signer signer = SampleKeys.signer(KeyGenerator.Type.RSA3072);
    String signed = signer.clearSigned("Suite: stable\n");
    for (String file :
        List.of(
            "Suite: evil\n" + signed,
            signed + "Suite: evil\n",
            signed + signed,
            signed.replace("stable", "evil"),
            "Suite: stable\n")) {
      assertThatThrownBy(() -> keyring(signer).verifyClearSigned(file, SampleKeys.NOW))
          .isInstanceOf(SignatureRefused.class);
    }
  }

  @Test
  void aStrangersKeyIsNamed() throws IOException {
    Signer signer = SampleKeys.signer(KeyGenerator.Type.ED25519);
    byte[] packet = signer.packet(new ByteArrayInputStream(DATA));
    assertThatThrownBy(
            () ->
                keyring(SampleKeys.signer(KeyGenerator.Type.RSA3072))
                    .verify(new ByteArrayInputStream(DATA), packet, SampleKeys.NOW))
        .hasMessageContaining("not in the keyring");
  }

  @Test
  void anExpiredKeySignsNothingAndVouchesForNothing() throws IOException {
    KeyGenerator.Generated key =
        SampleKeys.fresh(
            KeyGenerator.Type.ED25519, Optional.of(Duration.ofDays(10)), Optional.empty());
    assertThat(key.certificate().expires()).contains(SampleKeys.MADE.plus(Duration.ofDays(10)));
    assertThatThrownBy(() -> SampleKeys.signer(key.secret()))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("no secret key that may sign now");
    Instant early = SampleKeys.MADE.plus(Duration.ofDays(1));
    Signer then =
        new SigningKeys(Optional.empty(), early)
            .fromFile(SampleKeys.bytes(key.secret()), "k", Optional::empty);
    byte[] packet = then.packet(new ByteArrayInputStream(DATA));
    assertThatThrownBy(() -> verify(then, DATA, packet)).hasMessageContaining("expired");
  }

  @Test
  void aSignatureIsNeverOlderThanItsKey() throws IOException {
    Signer signer = SampleKeys.signer(KeyGenerator.Type.ED25519).at(Instant.EPOCH);
    byte[] packet = signer.packet(new ByteArrayInputStream(DATA));
    assertThat(verify(signer, DATA, packet).time()).isEqualTo(SampleKeys.MADE);
  }

  @Test
  void aLockedKeyWantsItsPassphrase() {
    KeyGenerator.Generated key =
        SampleKeys.fresh(KeyGenerator.Type.ED25519, Optional.empty(), Optional.of("secret"));
    SigningKeys keys = new SigningKeys(Optional.empty(), SampleKeys.NOW);
    byte[] file = SampleKeys.bytes(key.secret());
    Supplier<Optional<char[]>> right = () -> Optional.of("secret".toCharArray());
    Supplier<Optional<char[]>> wrong = () -> Optional.of("other".toCharArray());
    assertThat(keys.fromFile(file, "k", right).fingerprint())
        .isEqualTo(key.certificate().fingerprint());
    assertThatThrownBy(() -> keys.fromFile(file, "k", wrong))
        .hasMessageContaining("passphrase does not open it");
    assertThatThrownBy(() -> keys.fromFile(file, "k", Optional::empty))
        .hasMessageContaining("passphrase does not open it");
  }

  @Test
  void anUnlockedKeyAsksForNothing() {
    byte[] file = SampleKeys.bytes(SampleKeys.key(KeyGenerator.Type.ED25519).secret());
    Supplier<Optional<char[]>> never =
        () -> {
          throw new AssertionError("asked");
        };
    assertThat(new SigningKeys(Optional.empty(), SampleKeys.NOW).fromFile(file, "k", never))
        .isNotNull();
  }

  @Test
  void filesThatHoldNoKey() {
    SigningKeys keys = new SigningKeys(Optional.empty(), SampleKeys.NOW);
    for (String text : List.of("", "nonsense", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nxx")) {
      assertThatThrownBy(() -> keys.fromFile(SampleKeys.bytes(text), "k", Optional::empty))
          .isInstanceOf(DiagnosticException.class);
      assertThatThrownBy(() -> Keyring.parse(SampleKeys.bytes(text), "k"))
          .isInstanceOf(DiagnosticException.class);
    }
    String open = SampleKeys.key(KeyGenerator.Type.ED25519).certificate().armored();
    assertThatThrownBy(() -> keys.fromFile(SampleKeys.bytes(open), "k", Optional::empty))
        .hasMessageContaining("holds no secret key");
  }

  @Test
  void theKeyThatIsMeant() {
    byte[] file = SampleKeys.bytes(SampleKeys.key(KeyGenerator.Type.ED25519).secret());
    String print = SampleKeys.key(KeyGenerator.Type.ED25519).certificate().fingerprint().value();
    for (String words : List.of(print, print.substring(24), "0x" + print.substring(24))) {
      assertThat(
              new SigningKeys(Optional.of(words), SampleKeys.NOW)
                  .fromFile(file, "k", Optional::empty)
                  .fingerprint()
                  .value())
          .isEqualTo(print);
    }
    assertThatThrownBy(
            () ->
                new SigningKeys(Optional.of("0123456789ABCDEF"), SampleKeys.NOW)
                    .fromFile(file, "k", Optional::empty))
        .hasMessageContaining("0123456789ABCDEF");
  }
}
