package io.k8s.pkgbuilder.cosign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.model.Signatory;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * A Sigstore of the tests' own: an authority with an intermediate one, a log of certificates, and
 * signers. Written with Bouncy Castle's ASN.1, of which the verifier knows nothing.
 */
public final class Fulcio {
  private static final AlgorithmIdentifier ECDSA_SHA256 =
      new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2"));
  private static final X500Name ROOT = new X500Name("O=test,CN=root");
  private static final X500Name INTERMEDIATE = new X500Name("O=test,CN=intermediate");
  static final Instant BEGUN = Instant.parse("2024-01-01T00:00:00Z");
  static final Instant ENDS = Instant.parse("2034-01-01T00:00:00Z");

  private final KeyPair root = key("secp384r1");
  private final KeyPair intermediate = key("secp384r1");
  private final KeyPair log = key("secp256r1");
  private final byte[] rootCertificate;
  private final byte[] intermediateCertificate;

  public Fulcio() {
    rootCertificate = authority(ROOT, root, ROOT, root);
    intermediateCertificate = authority(INTERMEDIATE, intermediate, ROOT, root);
  }

  /** What a signer's certificate says; a test changes what it is about. */
  public record Wish(
      Signatory signatory,
      Instant start,
      Duration life,
      boolean logged,
      boolean codeSigning,
      boolean formerIssuer) {
    public static final Wish USUAL =
        new Wish(
            Signatory.KUBERNETES,
            Instant.parse("2025-03-11T19:58:00Z"),
            Duration.ofMinutes(10),
            true,
            true,
            false);

    public Wish by(Signatory other) {
      return new Wish(other, start, life, logged, codeSigning, formerIssuer);
    }

    Wish at(Instant time, Duration length) {
      return new Wish(signatory, time, length, logged, codeSigning, formerIssuer);
    }

    Wish unlogged() {
      return new Wish(signatory, start, life, false, codeSigning, formerIssuer);
    }

    Wish notForCode() {
      return new Wish(signatory, start, life, logged, false, formerIssuer);
    }

    Wish old() {
      return new Wish(signatory, start, life, logged, codeSigning, true);
    }
  }

  /**
   * What cosign leaves.
   *
   * @param signature as in FILE.sig
   * @param certificate as in FILE.cert: PEM in base64
   */
  public record Signed(String signature, String certificate) {}

  /** Signs as cosign does, with a key for this once. */
  public Signed sign(byte[] bytes, Wish wish) {
    KeyPair key = key("secp256r1");
    byte[] signature = signature(key.getPrivate(), bytes);
    return new Signed(
        Base64.getEncoder().encodeToString(signature),
        Base64.getEncoder()
            .encodeToString(pem(certificate(key, wish)).getBytes(StandardCharsets.US_ASCII)));
  }

  static String pem(byte[] der) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }

  private byte[] certificate(KeyPair key, Wish wish) {
    try {
      Optional<byte[]> promises =
          wish.logged()
              ? Optional.of(promises(wish, body(key, wish, Optional.empty())))
              : Optional.empty();
      return signed(body(key, wish, promises), intermediate.getPrivate());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private TBSCertificate body(KeyPair key, Wish wish, Optional<byte[]> promises)
      throws IOException {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    if (wish.codeSigning()) {
      extensions.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
    }
    String identity = wish.signatory().identity();
    int kind = identity.contains("://") ? GeneralName.uniformResourceIdentifier : 1;
    extensions.addExtension(
        Extension.subjectAlternativeName, true, new GeneralNames(new GeneralName(kind, identity)));
    if (wish.formerIssuer()) {
      extensions.addExtension(
          new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.1"),
          false,
          wish.signatory().issuer().getBytes(StandardCharsets.UTF_8));
    } else {
      extensions.addExtension(
          new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.8"),
          false,
          new DERUTF8String(wish.signatory().issuer()));
    }
    if (promises.isPresent()) {
      extensions.addExtension(
          new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2"),
          false,
          new DEROctetString(promises.get()));
    }
    V3TBSCertificateGenerator body = body(new X500Name(""), key, INTERMEDIATE);
    body.setStartDate(new Time(Date.from(wish.start())));
    body.setEndDate(new Time(Date.from(wish.start().plus(wish.life()))));
    body.setExtensions(extensions.generate());
    return body.generateTBSCertificate();
  }

  private static V3TBSCertificateGenerator body(X500Name subject, KeyPair key, X500Name issuer) {
    V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
    body.setSerialNumber(new ASN1Integer(BigInteger.valueOf(42)));
    body.setIssuer(issuer);
    body.setSubject(subject);
    body.setSignature(ECDSA_SHA256);
    body.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
    return body;
  }

  private byte[] promises(Wish wish, TBSCertificate body) throws IOException {
    byte[] unpromised = body.getEncoded("DER");
    long time = wish.start().toEpochMilli();
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(entry);
    out.writeShort(0);
    out.writeLong(time);
    out.writeShort(1);
    out.write(sha256(intermediate.getPublic().getEncoded()));
    out.writeByte(unpromised.length >> 16);
    out.writeShort(unpromised.length);
    out.write(unpromised);
    out.writeShort(0);
    byte[] signature = signature(log.getPrivate(), entry.toByteArray());
    ByteArrayOutputStream promise = new ByteArrayOutputStream();
    out = new DataOutputStream(promise);
    out.writeByte(0);
    out.write(sha256(log.getPublic().getEncoded()));
    out.writeLong(time);
    out.writeShort(0);
    out.writeShort(0x0403);
    out.writeShort(signature.length);
    out.write(signature);
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    out = new DataOutputStream(list);
    out.writeShort(promise.size() + 2);
    out.writeShort(promise.size());
    out.write(promise.toByteArray());
    return list.toByteArray();
  }

  private static byte[] authority(X500Name name, KeyPair key, X500Name issuer, KeyPair by) {
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(1));
      extensions.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      V3TBSCertificateGenerator body = body(name, key, issuer);
      body.setStartDate(new Time(Date.from(BEGUN)));
      body.setEndDate(new Time(Date.from(ENDS)));
      body.setExtensions(extensions.generate());
      return signed(body.generateTBSCertificate(), by.getPrivate());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signed(TBSCertificate body, PrivateKey by) throws IOException {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(body);
    parts.add(ECDSA_SHA256);
    parts.add(new DERBitString(signature(by, body.getEncoded("DER"))));
    return new DERSequence(parts).getEncoded("DER");
  }

  private static KeyPair key(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signature(PrivateKey key, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** trusted_root.json; the authority's period may end before its certificates do. */
  public String trustRoot(boolean withLog, Optional<Instant> end) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    ObjectNode authority = json.putArray("certificateAuthorities").addObject();
    var certificates = authority.putObject("certChain").putArray("certificates");
    for (byte[] one : List.of(intermediateCertificate, rootCertificate)) {
      certificates.addObject().put("rawBytes", Base64.getEncoder().encodeToString(one));
    }
    ObjectNode period = authority.putObject("validFor").put("start", BEGUN.toString());
    end.ifPresent(time -> period.put("end", time.toString()));
    var logs = json.putArray("ctlogs");
    if (withLog) {
      ObjectNode one = logs.addObject();
      byte[] key = log.getPublic().getEncoded();
      one.putObject("publicKey")
          .put("rawBytes", Base64.getEncoder().encodeToString(key))
          .putObject("validFor")
          .put("start", BEGUN.toString());
      one.putObject("logId").put("keyId", Base64.getEncoder().encodeToString(sha256(key)));
    }
    return json.toString();
  }

  /** The same in a file. */
  public Path trustRoot(Path file) {
    try {
      return Files.writeString(file, trustRoot(true, Optional.empty()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
