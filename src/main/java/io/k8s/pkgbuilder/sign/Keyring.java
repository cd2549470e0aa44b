package io.k8s.pkgbuilder.sign;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * The public keys that are trusted, and what they vouch for.
 *
 * @param certificates at least one
 */
public record Keyring(List<Certificate> certificates) {
  private static final int BUFFER = 1 << 16;

  public Keyring {
    certificates = List.copyOf(certificates);
  }

  /**
   * Reads public keys, armored or not, several in a row too. Of secret keys the public halves.
   *
   * @param name of the file, for the message
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category REPOSITORY when there is
   *     no key in it
   */
  public static Keyring parse(byte[] file, String name) {
    List<Certificate> certificates = new ArrayList<>();
    try {
      for (byte[] block : Armor.unwrap(file)) {
        BcPGPObjectFactory objects = new BcPGPObjectFactory(block);
        for (Object one = objects.nextObject(); one != null; one = objects.nextObject()) {
          if (one instanceof PGPPublicKeyRing ring) {
            certificates.add(new Certificate(ring));
          } else if (one instanceof PGPSecretKeyRing ring) {
            certificates.add(Certificate.of(ring));
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      throw unusable(name, "it is damaged: " + e.getMessage());
    }
    if (certificates.isEmpty()) {
      throw unusable(name, "there is no OpenPGP key in it");
    }
    return new Keyring(certificates);
  }

  private static RuntimeException unusable(String name, String why) {
    return Diagnostic.of(Category.REPOSITORY, "key file '" + name + "': " + why)
        .hint("gpg --armor --export FINGERPRINT > public.asc makes one")
        .asException();
  }

  /**
   * A signature that holds.
   *
   * @param key that signed: a primary key or a subkey
   * @param certificate it belongs to
   * @param time at which it says it was made
   */
  public record Verified(Fingerprint key, Certificate certificate, Instant time) {}

  /**
   * Checks a detached signature.
   *
   * @param data read to its end; not closed
   * @param signature armored or not
   * @param now when keys and signature must be valid
   * @throws SignatureRefused unless one of our keys made one of the signatures
   */
  public Verified verify(InputStream data, byte[] signature, Instant now) throws IOException {
    return verify(data, parseSignatures(signature), now);
  }

  /**
   * Checks a text with its signature around it.
   *
   * @return the signed text, and nothing else of the file
   * @throws SignatureRefused as {@link #verify}, and for a file that is not wholly signed
   */
  public String verifyClearSigned(String file, Instant now) throws IOException {
    Cleartext cleartext =
        Cleartext.parse(file)
            .orElseThrow(() -> new SignatureRefused("it is not one clear-signed message"));
    byte[] canonical = Cleartext.canonical(cleartext.text());
    verify(
        new ByteArrayInputStream(canonical),
        parseSignatures(Armor.bytes(cleartext.signature())),
        now);
    return cleartext.text();
  }

  private static List<PGPSignature> parseSignatures(byte[] bytes) throws IOException {
    List<PGPSignature> signatures = new ArrayList<>();
    try {
      for (byte[] block : Armor.unwrap(bytes)) {
        BcPGPObjectFactory objects = new BcPGPObjectFactory(block);
        for (Object one = objects.nextObject(); one != null; one = objects.nextObject()) {
          if (one instanceof PGPSignatureList list) {
            list.forEach(signatures::add);
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new SignatureRefused("the signature is damaged: " + e.getMessage());
    }
    if (signatures.isEmpty()) {
      throw new SignatureRefused("there is no OpenPGP signature");
    }
    return signatures;
  }

  private Verified verify(InputStream data, List<PGPSignature> signatures, Instant now)
      throws IOException {
    Optional<PGPSignature> known =
        signatures.stream().filter(one -> find(one.getKeyID()).isPresent()).findFirst();
    if (known.isEmpty()) {
      throw new SignatureRefused(
          "it is signed by key " + keyId(signatures.get(0)) + ", which is not in the keyring");
    }
    PGPSignature signature = known.get();
    Certificate.Subkey key = find(signature.getKeyID()).orElseThrow();
    Instant made = signature.getCreationTime().toInstant();
    checkHash(signature);
    key.checkUsable(made, now);
    checkSpan(signature, made, now);
    if (!holds(signature, key, data)) {
      throw new SignatureRefused("the signature by key " + key.fingerprint() + " is bad");
    }
    return new Verified(key.fingerprint(), key.certificate(), made);
  }

  private Optional<Certificate.Subkey> find(long keyId) {
    return certificates.stream().flatMap(one -> one.find(keyId).stream()).findFirst();
  }

  private static String keyId(PGPSignature signature) {
    return Long.toHexString(signature.getKeyID());
  }

  /** What apt and rpm refuse today. */
  private static void checkHash(PGPSignature signature) throws SignatureRefused {
    switch (signature.getHashAlgorithm()) {
      case HashAlgorithmTags.MD5, HashAlgorithmTags.SHA1, HashAlgorithmTags.RIPEMD160 ->
          throw new SignatureRefused("its hash algorithm is broken (MD5, SHA-1 or RIPEMD-160)");
      default -> {}
    }
  }

  private static void checkSpan(PGPSignature signature, Instant made, Instant now)
      throws SignatureRefused {
    long seconds =
        signature.hasSubpackets()
            ? signature.getHashedSubPackets().getSignatureExpirationTime()
            : 0;
    if (seconds != 0 && made.plusSeconds(seconds).isBefore(now)) {
      throw new SignatureRefused("the signature expired on " + made.plusSeconds(seconds));
    }
  }

  private static boolean holds(PGPSignature signature, Certificate.Subkey key, InputStream data)
      throws IOException {
    try {
      signature.init(new BcPGPContentVerifierBuilderProvider(), key.key());
      byte[] buffer = new byte[BUFFER];
      for (int read = data.read(buffer); read >= 0; read = data.read(buffer)) {
        signature.update(buffer, 0, read);
      }
      return signature.verify();
    } catch (PGPException | RuntimeException e) {
      throw new SignatureRefused("the signature cannot be checked: " + e.getMessage());
    }
  }
}
