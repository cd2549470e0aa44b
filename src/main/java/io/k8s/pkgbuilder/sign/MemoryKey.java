package io.k8s.pkgbuilder.sign;

import java.io.IOException;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyConverter;

/** A secret key that was read, and decrypted, from a file. */
record MemoryKey(AsymmetricKeyParameter key) implements RawSigner {
  static MemoryKey of(PGPPrivateKey key) throws PGPException {
    return new MemoryKey(new BcPGPKeyConverter().getPrivateKey(key));
  }

  @Override
  public byte[] sign(byte[] digest) throws IOException {
    try {
      return key instanceof Ed25519PrivateKeyParameters ? edwards(digest) : rsa(digest);
    } catch (CryptoException e) {
      throw new IOException("the key does not sign: " + e.getMessage(), e);
    }
  }

  /** RFC 8017, 8.2 and 9.2. */
  private byte[] rsa(byte[] digest) throws InvalidCipherTextException, IOException {
    AsymmetricBlockCipher engine = new PKCS1Encoding(new RSABlindedEngine());
    engine.init(true, key);
    byte[] info =
        new DigestInfo(
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE), digest)
            .getEncoded("DER");
    return engine.processBlock(info, 0, info.length);
  }

  private byte[] edwards(byte[] digest) throws CryptoException {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(digest, 0, digest.length);
    return signer.generateSignature();
  }
}
