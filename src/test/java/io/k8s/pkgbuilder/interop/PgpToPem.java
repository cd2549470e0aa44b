package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Base64;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.bcpg.RSASecretBCPGKey;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.bc.BcPGPSecretKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** An RSA key of gpg's as openssl reads keys, to play an HSM with it. */
final class PgpToPem {
  private PgpToPem() {}

  static Path write(Path secret, Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(secret)) {
      PGPSecretKeyRing ring = new BcPGPSecretKeyRing(in);
      PGPPrivateKey key =
          ring.getSecretKey()
              .extractPrivateKey(
                  new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                      .build(new char[0]));
      byte[] encoded = rsa(key).getEncoded();
      String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
      return Files.writeString(
          pem, "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
    } catch (PGPException | GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static PrivateKey rsa(PGPPrivateKey key) throws GeneralSecurityException {
    RSAPublicBCPGKey open = (RSAPublicBCPGKey) key.getPublicKeyPacket().getKey();
    RSASecretBCPGKey secret = (RSASecretBCPGKey) key.getPrivateKeyDataPacket();
    BigInteger p = secret.getPrimeP();
    BigInteger q = secret.getPrimeQ();
    BigInteger d = secret.getPrivateExponent();
    return KeyFactory.getInstance("RSA")
        .generatePrivate(
            new RSAPrivateCrtKeySpec(
                open.getModulus(),
                open.getPublicExponent(),
                d,
                p,
                q,
                d.mod(p.subtract(BigInteger.ONE)),
                d.mod(q.subtract(BigInteger.ONE)),
                q.modInverse(p)));
  }
}
