package io.k8s.pkgbuilder.sign;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.PGPContentSigner;

/** Hands a {@link RawSigner} to Bouncy Castle, which makes the packet around its signature. */
final class DigestSigner implements PGPContentSigner {
  static final int HASH = HashAlgorithmTags.SHA256;

  private final int type;
  private final PGPPublicKey key;
  private final RawSigner signer;
  private final MessageDigest hashing = Sha256.digest();
  private byte[] digest = new byte[0];

  DigestSigner(int type, PGPPublicKey key, RawSigner signer) {
    this.type = type;
    this.key = key;
    this.signer = signer;
  }

  @Override
  public OutputStream getOutputStream() {
    return new DigestOutputStream(OutputStream.nullOutputStream(), hashing);
  }

  @Override
  public byte[] getSignature() {
    try {
      return signer.sign(getDigest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asked for twice, and MessageDigest gives it once. */
  @Override
  public byte[] getDigest() {
    if (digest.length == 0) {
      digest = hashing.digest();
    }
    return digest.clone();
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getHashAlgorithm() {
    return HASH;
  }

  @Override
  public int getKeyAlgorithm() {
    return key.getAlgorithm();
  }

  @Override
  public long getKeyID() {
    return key.getKeyID();
  }
}
