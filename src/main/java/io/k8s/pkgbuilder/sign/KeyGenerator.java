package io.k8s.pkgbuilder.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.PBESecretKeyEncryptor;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.jspecify.annotations.Nullable;

/**
 * Makes keys for tests and private repositories: one primary key that signs.
 *
 * @param random of the operating system
 * @param created what the key says of its birth
 */
public record KeyGenerator(SecureRandom random, Instant created) {
  private static final int S2K_COUNT = 0x60;
  private static final int CERTAINTY = 112;

  /** What to make. */
  public enum Type {
    RSA3072(3072),
    RSA4096(4096),
    ED25519(0);

    private final int bits;

    Type(int bits) {
      this.bits = bits;
    }
  }

  /**
   * A new key.
   *
   * @param secret the secret key, armored
   */
  public record Generated(String secret, Certificate certificate) {}

  /**
   * Makes a key.
   *
   * @param userId as people know it: {@code Name <mail@example.org>}
   * @param validFor empty for ever
   * @param passphrase that locks it; empty for none
   */
  public Generated generate(
      Type type, String userId, Optional<Duration> validFor, Optional<char[]> passphrase) {
    try {
      PGPKeyPair pair = pair(type);
      PGPDigestCalculator checksum =
          new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1);
      PGPKeyRingGenerator generator =
          new PGPKeyRingGenerator(
              PGPSignature.POSITIVE_CERTIFICATION,
              pair,
              userId,
              checksum,
              subpackets(pair, validFor).generate(),
              null,
              new BcPGPContentSignerBuilder(
                  pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
              passphrase.map(this::encryptor).orElse(null));
      PGPSecretKeyRing ring = generator.generateSecretKeyRing();
      return new Generated(Armor.wrap(ring.getEncoded()), Certificate.of(ring));
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PGPKeyPair pair(Type type) throws PGPException {
    boolean edwards = type == Type.ED25519;
    return new BcPGPKeyPair(
        PublicKeyPacket.VERSION_4,
        edwards ? PublicKeyAlgorithmTags.EDDSA_LEGACY : PublicKeyAlgorithmTags.RSA_GENERAL,
        edwards ? edwards() : rsa(type.bits),
        Date.from(created));
  }

  private AsymmetricCipherKeyPair edwards() {
    Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(random));
    return generator.generateKeyPair();
  }

  private AsymmetricCipherKeyPair rsa(int bits) {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(
        new RSAKeyGenerationParameters(BigInteger.valueOf(0x10001), random, bits, CERTAINTY));
    return generator.generateKeyPair();
  }

  private PGPSignatureSubpacketGenerator subpackets(PGPKeyPair pair, Optional<Duration> validFor) {
    PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
    subpackets.setSignatureCreationTime(false, Date.from(created));
    subpackets.setIssuerFingerprint(false, pair.getPublicKey());
    subpackets.setKeyFlags(false, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
    subpackets.setPreferredHashAlgorithms(
        false, new int[] {HashAlgorithmTags.SHA512, HashAlgorithmTags.SHA256});
    validFor.ifPresent(span -> subpackets.setKeyExpirationTime(false, span.toSeconds()));
    return subpackets;
  }

  /** AES-256, as gpg locks keys today. */
  private @Nullable PBESecretKeyEncryptor encryptor(char[] passphrase) {
    try {
      return new BcPBESecretKeyEncryptorBuilder(
              SymmetricKeyAlgorithmTags.AES_256,
              new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA256),
              S2K_COUNT)
          .setSecureRandom(random)
          .build(passphrase);
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    }
  }
}
