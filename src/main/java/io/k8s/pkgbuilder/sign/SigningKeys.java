package io.k8s.pkgbuilder.sign;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * Opens keys that sign. Of several it takes the newest signing subkey that is valid, else the
 * primary key, as gpg does; or the one that the user names.
 *
 * <p>Whatever is wrong is a DiagnosticException of category REPOSITORY.
 *
 * @param wanted a fingerprint or its end; empty for gpg's choice
 * @param time that signatures get
 */
public record SigningKeys(Optional<String> wanted, Instant time) {
  /**
   * A secret key in a file: exported by gpg or made by {@link KeyGenerator}, armored or not, also
   * without the secret half of its primary key.
   *
   * @param name of the file, for messages
   * @param passphrase asked for only if the key is locked; empty for none
   */
  public Signer fromFile(byte[] file, String name, Supplier<Optional<char[]>> passphrase) {
    List<PGPSecretKeyRing> rings = secretRings(file, name);
    for (PGPSecretKeyRing ring : rings) {
      Certificate certificate = Certificate.of(ring);
      for (Certificate.Subkey key : candidates(certificate)) {
        Optional<PGPSecretKey> secret =
            Optional.ofNullable(ring.getSecretKey(key.key().getKeyID()));
        if (secret.isPresent() && !secret.get().isPrivateKeyEmpty()) {
          return signer(key, unlock(secret.get(), name, passphrase));
        }
      }
    }
    throw refused("key file '" + name + "' holds no secret key that may sign now" + meant());
  }

  /**
   * A key that gpg-agent holds.
   *
   * @param socket of the agent
   * @param keyring where the public key is
   */
  public Signer fromAgent(Path socket, Keyring keyring) {
    return fromHolder(
        keyring,
        key -> {
          try {
            return AgentKey.find(socket, key.key());
          } catch (IOException e) {
            throw refused(String.valueOf(e.getMessage()));
          }
        });
  }

  /**
   * A key behind a program, such as an HSM's or a KMS's: it gets the SHA-256 digest's 32 bytes on
   * stdin and writes the bare signature to stdout.
   *
   * @param words program and arguments
   * @param keyring where the public key is
   */
  public Signer fromCommand(List<String> words, Keyring keyring) {
    return fromHolder(keyring, key -> new CommandKey(words));
  }

  private interface Holder {
    RawSigner of(Certificate.Subkey key);
  }

  private Signer fromHolder(Keyring keyring, Holder holder) {
    for (Certificate certificate : keyring.certificates()) {
      Optional<Certificate.Subkey> key = candidates(certificate).stream().findFirst();
      if (key.isPresent()) {
        return signer(key.get(), holder.of(key.get()));
      }
    }
    throw refused("the public key file holds no key that may sign now" + meant());
  }

  private String meant() {
    return wanted.map(words -> " and ends in " + words).orElse("");
  }

  /** Best first. */
  private List<Certificate.Subkey> candidates(Certificate certificate) {
    List<Certificate.Subkey> candidates = new ArrayList<>();
    for (Certificate.Subkey key : certificate.keys()) {
      boolean meant =
          wanted
              .map(
                  words ->
                      key.fingerprint().isMeantBy(words)
                          || (certificate.fingerprint().isMeantBy(words) && !words.endsWith("!")))
              .orElse(true);
      if (meant && usable(key) && KeyKind.of(key.key()).isPresent()) {
        candidates.add(key);
      }
    }
    candidates.sort(
        Comparator.comparing((Certificate.Subkey key) -> key.key().isMasterKey())
            .thenComparing(Certificate.Subkey::created, Comparator.reverseOrder()));
    return candidates;
  }

  /** A key made after the time that signatures get is used all the same: nobody else knows it. */
  private boolean usable(Certificate.Subkey key) {
    try {
      Instant then = time.isBefore(key.created()) ? key.created() : time;
      key.checkUsable(then, time);
      return true;
    } catch (SignatureRefused e) {
      return false;
    }
  }

  private Signer signer(Certificate.Subkey key, RawSigner raw) {
    // A signature older than its key is refused by every client.
    Instant moment = time.isBefore(key.created()) ? key.created() : time;
    return new Signer(
        key.certificate(), key.key(), KeyKind.of(key.key()).orElseThrow(), raw, moment);
  }

  private static List<PGPSecretKeyRing> secretRings(byte[] file, String name) {
    List<PGPSecretKeyRing> rings = new ArrayList<>();
    boolean publicOnly = false;
    try {
      for (byte[] block : Armor.unwrap(file)) {
        BcPGPObjectFactory objects = new BcPGPObjectFactory(block);
        for (Object one = objects.nextObject(); one != null; one = objects.nextObject()) {
          if (one instanceof PGPSecretKeyRing ring) {
            rings.add(ring);
          } else {
            publicOnly = true;
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      throw refused("key file '" + name + "' is damaged: " + e.getMessage());
    }
    if (rings.isEmpty()) {
      throw refused(
          "key file '" + name + "' holds " + (publicOnly ? "no secret key" : "no OpenPGP key"));
    }
    return rings;
  }

  private static RawSigner unlock(
      PGPSecretKey secret, String name, Supplier<Optional<char[]>> passphrase) {
    boolean locked = secret.getKeyEncryptionAlgorithm() != 0;
    char[] phrase = locked ? passphrase.get().orElse(new char[0]) : new char[0];
    try {
      PGPPrivateKey key =
          secret.extractPrivateKey(
              new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                  .build(phrase));
      return MemoryKey.of(key);
    } catch (PGPException | RuntimeException e) {
      throw Diagnostic.of(
              Category.REPOSITORY,
              locked
                  ? "key file '" + name + "' is locked, and the passphrase does not open it"
                  : "key file '" + name + "' is damaged: " + e.getMessage())
          .hint("--sign-passphrase-file FILE, or the variable PKGBUILDER_SIGN_PASSPHRASE")
          .asException();
    }
  }

  private static RuntimeException refused(String why) {
    return Diagnostic.of(Category.REPOSITORY, why)
        .hint(
            "gpg --armor --export-secret-keys FINGERPRINT > key.asc, or 'pkgbuilder key generate'")
        .asException();
  }
}
