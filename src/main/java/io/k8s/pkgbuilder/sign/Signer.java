package io.k8s.pkgbuilder.sign;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;

/**
 * Signs with one key, at one time: the same bytes always get the same signature. Thread-safe.
 *
 * <p>Whatever goes wrong with the key is a {@link DiagnosticException} of category REPOSITORY.
 */
public final class Signer {
  private final Certificate certificate;
  private final PGPPublicKey key;
  private final KeyKind kind;
  private final RawSigner raw;
  private final Instant time;

  Signer(Certificate certificate, PGPPublicKey key, KeyKind kind, RawSigner raw, Instant time) {
    this.certificate = certificate;
    this.key = key;
    this.kind = kind;
    this.raw = raw;
    this.time = time;
  }

  /** What clients need to verify: the whole public key, not only the subkey that signs. */
  public Certificate certificate() {
    return certificate;
  }

  /** Of the key or subkey that signs. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(key.getFingerprint());
  }

  public KeyKind kind() {
    return kind;
  }

  /**
   * A detached signature as a bare packet, as packages hold it.
   *
   * @param data read to its end; not closed
   */
  public byte[] packet(InputStream data) throws IOException {
    return packet(data::transferTo);
  }

  /** Bytes that write themselves. */
  public interface Data {
    /** All of them, in their order; out is not closed. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** As {@link #packet(InputStream)}. */
  public byte[] packet(Data data) throws IOException {
    return sign(PGPSignature.BINARY_DOCUMENT, data);
  }

  /** The same key at another time, but never before it was made: clients refuse such signatures. */
  public Signer at(Instant moment) {
    Instant born = key.getCreationTime().toInstant();
    return new Signer(certificate, key, kind, raw, moment.isBefore(born) ? born : moment);
  }

  /** A detached signature for a file beside the data: Release.gpg, repomd.xml.asc. */
  public String detached(byte[] data) throws IOException {
    return Armor.wrap(packet(new ByteArrayInputStream(data)));
  }

  /**
   * The text with its signature around it: InRelease.
   *
   * @param text lines ended by '\n'
   */
  public String clearSigned(String text) throws IOException {
    byte[] packet =
        sign(PGPSignature.CANONICAL_TEXT_DOCUMENT, out -> out.write(Cleartext.canonical(text)));
    return new Cleartext(text, Armor.wrap(packet)).framed();
  }

  private byte[] sign(int type, Data data) throws IOException {
    try {
      PGPSignatureGenerator generator =
          new PGPSignatureGenerator(
              (signatureType, ignored) -> new DigestSigner(signatureType, key, raw), key);
      // The private half is the raw signer's affair; the generator only hands it through.
      generator.init(
          type,
          new PGPPrivateKey(
              key.getKeyID(), key.getPublicKeyPacket(), key.getPublicKeyPacket().getKey()));
      PGPSignatureSubpacketGenerator hashed = new PGPSignatureSubpacketGenerator();
      hashed.setSignatureCreationTime(false, Date.from(time));
      hashed.setIssuerFingerprint(false, key);
      generator.setHashedSubpackets(hashed.generate());
      PGPSignatureSubpacketGenerator unhashed = new PGPSignatureSubpacketGenerator();
      // rpm and old gpg look for the key by this, not by the fingerprint.
      unhashed.setIssuerKeyID(false, key.getKeyID());
      generator.setUnhashedSubpackets(unhashed.generate());
      data.writeTo(new SignedBytes(generator));
      return generator.generate().getEncoded();
    } catch (PGPException | IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  /** Takes what is signed. */
  private static final class SignedBytes extends OutputStream {
    private final PGPSignatureGenerator generator;

    SignedBytes(PGPSignatureGenerator generator) {
      this.generator = generator;
    }

    @Override
    public void write(int octet) {
      generator.update((byte) octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      generator.update(bytes, offset, length);
    }
  }

  private DiagnosticException refused(String why) {
    return Diagnostic.of(Category.REPOSITORY, "key " + fingerprint() + " does not sign: " + why)
        .hint("check that its holder (gpg-agent, or the command) runs and has this key")
        .asException();
  }
}
