package io.k8s.pkgbuilder.cosign;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Promises of logs, within a certificate, that they show it to the world (RFC 6962, 3.2 and 3.3):
 * whoever it is for can find out that it was issued.
 */
record LogPromises(X509Certificate certificate, X509Certificate issuer) {
  private static final String EXTENSION = "1.3.6.1.4.1.11129.2.4.2";
  private static final byte[] EXTENSION_DER = {
    0x2b, 0x06, 0x01, 0x04, 0x01, (byte) 0xd6, 0x79, 0x02, 0x04, 0x02
  };
  private static final int EXTENSIONS = 0xa3; // [3] of TBSCertificate, RFC 5280, 4.1

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Promise(String log, long time, byte[] extensions, byte[] signature) {}

  /** Whether a log that is to be believed promised it. */
  boolean anyOf(List<TrustRoot.Log> logs) throws SignatureProblem {
    byte[] extension = certificate.getExtensionValue(EXTENSION);
    if (extension == null) {
      return false;
    }
    for (Promise promise : promises(Der.read(Der.read(extension).content()).content())) {
      for (TrustRoot.Log log : logs) {
        boolean itsLog =
            log.id().equals(promise.log())
                && log.period().holds(Instant.ofEpochMilli(promise.time()));
        if (itsLog && isSigned(promise, log)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Promise> promises(byte[] list) throws SignatureProblem {
    List<Promise> promises = new ArrayList<>();
    try {
      ByteBuffer all = ByteBuffer.wrap(take(ByteBuffer.wrap(list)));
      while (all.hasRemaining()) {
        ByteBuffer one = ByteBuffer.wrap(take(all));
        if (one.get() != 0) {
          continue; // a version that is not known
        }
        byte[] log = new byte[32];
        one.get(log);
        long time = one.getLong();
        byte[] extensions = take(one);
        boolean ecdsa = one.get() == 4 && one.get() == 3; // SHA-256 with ECDSA
        if (ecdsa) {
          String id = Base64.getEncoder().encodeToString(log);
          promises.add(new Promise(id, time, extensions, take(one)));
        }
      }
    } catch (BufferUnderflowException e) {
      throw new SignatureProblem("its certificate is damaged");
    }
    return promises;
  }

  private static byte[] take(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.getShort() & 0xffff];
    buffer.get(bytes);
    return bytes;
  }

  private boolean isSigned(Promise promise, TrustRoot.Log log) throws SignatureProblem {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initVerify(log.key());
      signature.update(signed(promise));
      return signature.verify(promise.signature());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private byte[] signed(Promise promise) throws GeneralSecurityException, SignatureProblem {
    byte[] unpromised = unpromised();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(0); // v1
      out.writeByte(0); // certificate_timestamp
      out.writeLong(promise.time());
      out.writeShort(1); // precert_entry
      out.write(MessageDigest.getInstance("SHA-256").digest(issuer.getPublicKey().getEncoded()));
      out.writeByte(unpromised.length >> 16);
      out.writeShort(unpromised.length);
      out.write(unpromised);
      out.writeShort(promise.extensions().length);
      out.write(promise.extensions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What the log saw: the certificate's body before the promises were put in. */
  private byte[] unpromised() throws CertificateEncodingException, SignatureProblem {
    List<byte[]> fields = new ArrayList<>();
    for (Der field : Der.read(certificate.getTBSCertificate()).children()) {
      fields.add(field.is(EXTENSIONS) ? without(field) : field.whole());
    }
    return Der.encode(Der.SEQUENCE, fields);
  }

  private static byte[] without(Der extensions) throws SignatureProblem {
    List<byte[]> kept = new ArrayList<>();
    for (Der extension : Der.read(extensions.content()).children()) {
      Der id = extension.children().get(0);
      if (!id.is(Der.OID) || !Arrays.equals(id.content(), EXTENSION_DER)) {
        kept.add(extension.whole());
      }
    }
    return Der.encode(EXTENSIONS, List.of(Der.encode(Der.SEQUENCE, kept)));
  }
}
