package io.k8s.pkgbuilder.sign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** A public key with its user ids and subkeys: what clients are given to trust. */
public final class Certificate {
  private final PGPPublicKeyRing ring;

  Certificate(PGPPublicKeyRing ring) {
    this.ring = ring;
  }

  /** The public half. */
  static Certificate of(PGPSecretKeyRing secret) {
    List<PGPPublicKey> keys = new ArrayList<>();
    for (PGPSecretKey key : secret) {
      keys.add(key.getPublicKey());
    }
    secret.getExtraPublicKeys().forEachRemaining(keys::add);
    return new Certificate(new PGPPublicKeyRing(keys));
  }

  /** Of the primary key. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(ring.getPublicKey().getFingerprint());
  }

  /** As they stand in the key, e.g. {@code Name <mail@example.org>}. */
  public List<String> userIds() {
    Iterator<String> ids = ring.getPublicKey().getUserIDs();
    List<String> list = new ArrayList<>();
    ids.forEachRemaining(list::add);
    return List.copyOf(list);
  }

  /** When it was made. */
  public Instant created() {
    return ring.getPublicKey().getCreationTime().toInstant();
  }

  /** When the primary key ends; empty for never. */
  public Optional<Instant> expires() {
    long seconds = ring.getPublicKey().getValidSeconds();
    return seconds == 0 ? Optional.empty() : Optional.of(created().plusSeconds(seconds));
  }

  /** The primary key's algorithm and strength, for people: "RSA 3072". */
  public String algorithm() {
    PGPPublicKey key = ring.getPublicKey();
    return KeyKind.of(key)
        .map(kind -> kind == KeyKind.RSA ? kind + " " + key.getBitStrength() : kind.toString())
        .orElse("algorithm " + key.getAlgorithm());
  }

  /** In binary form, as apt's signed-by reads a file called *.gpg. */
  public byte[] packets() {
    try {
      return ring.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In ASCII form, as rpm --import and apt's signed-by read a file called *.asc. */
  public String armored() {
    return armored(List.of(this));
  }

  /** Several in one block, which every client reads to its end. */
  public static String armored(List<Certificate> certificates) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    certificates.forEach(certificate -> all.writeBytes(certificate.packets()));
    try {
      return Armor.wrap(all.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The primary and then the subkeys. */
  List<Subkey> keys() {
    List<Subkey> keys = new ArrayList<>();
    ring.getPublicKeys().forEachRemaining(key -> keys.add(new Subkey(this, key)));
    return keys;
  }

  Optional<Subkey> find(long keyId) {
    return keys().stream().filter(one -> one.key().getKeyID() == keyId).findFirst();
  }

  /**
   * A key of a certificate, the primary one included.
   *
   * @param certificate whose primary key vouches for it
   */
  record Subkey(Certificate certificate, PGPPublicKey key) {
    Fingerprint fingerprint() {
      return Fingerprint.of(key.getFingerprint());
    }

    Instant created() {
      return key.getCreationTime().toInstant();
    }

    /** Whether its owner says that it signs data; where nothing is said, it may. */
    boolean signs() {
      Optional<PGPSignature> said = key.isMasterKey() ? selfSignature() : binding();
      int flags =
          said.filter(PGPSignature::hasSubpackets)
              .map(one -> one.getHashedSubPackets().getKeyFlags())
              .orElse(0);
      return flags == 0 ? key.isMasterKey() : (flags & KeyFlags.SIGN_DATA) != 0;
    }

    /**
     * Whether it may have signed then, and be trusted now.
     *
     * @throws SignatureRefused saying why not
     */
    void checkUsable(Instant then, Instant now) throws SignatureRefused {
      PGPPublicKey primary = certificate.ring.getPublicKey();
      if (primary.hasRevocation() || key.hasRevocation()) {
        throw new SignatureRefused("key " + fingerprint() + " is revoked");
      }
      if (!key.isMasterKey() && binding().isEmpty()) {
        throw new SignatureRefused("subkey " + fingerprint() + " is bound to no primary key");
      }
      if (!signs()) {
        throw new SignatureRefused("key " + fingerprint() + " is not for signing");
      }
      if (then.isBefore(created())) {
        throw new SignatureRefused("key " + fingerprint() + " is younger than the signature");
      }
      checkNotExpired(primary, now);
      checkNotExpired(key, now);
    }

    private static void checkNotExpired(PGPPublicKey key, Instant now) throws SignatureRefused {
      Instant end = key.getCreationTime().toInstant().plusSeconds(key.getValidSeconds());
      if (key.getValidSeconds() != 0 && end.isBefore(now)) {
        throw new SignatureRefused(
            "key " + Fingerprint.of(key.getFingerprint()) + " expired on " + end);
      }
    }

    private Optional<PGPSignature> selfSignature() {
      Iterator<PGPSignature> all = key.getSignaturesForKeyID(key.getKeyID());
      Optional<PGPSignature> newest = Optional.empty();
      while (all != null && all.hasNext()) {
        PGPSignature one = all.next();
        if (one.isCertification() && isNewer(one, newest)) {
          newest = Optional.of(one);
        }
      }
      return newest;
    }

    /** The newest binding that the primary key really made. */
    private Optional<PGPSignature> binding() {
      PGPPublicKey primary = certificate.ring.getPublicKey();
      Iterator<PGPSignature> all = key.getSignaturesOfType(PGPSignature.SUBKEY_BINDING);
      Optional<PGPSignature> newest = Optional.empty();
      while (all.hasNext()) {
        PGPSignature one = all.next();
        if (isNewer(one, newest) && binds(one, primary)) {
          newest = Optional.of(one);
        }
      }
      return newest;
    }

    private static boolean isNewer(PGPSignature one, Optional<PGPSignature> than) {
      return than.isEmpty()
          || one.getCreationTime().toInstant().isAfter(than.get().getCreationTime().toInstant());
    }

    private boolean binds(PGPSignature binding, PGPPublicKey primary) {
      try {
        binding.init(new BcPGPContentVerifierBuilderProvider(), primary);
        return binding.verifyCertification(primary, key);
      } catch (PGPException | RuntimeException e) {
        return false;
      }
    }
  }
}
