package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.payload.PackedStream;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What vouches for header and payload: sizes, digests for each generation of rpm, and a signature.
 *
 * <p>The header's SHA-256, with the payload's in the header, is what counts since rpm 4.14; its
 * SHA-1 and the MD5 of header and payload are what older ones know.
 */
final class SignatureHeader {
  /** Room that rpmsign fills in place instead of copying the package, as rpmbuild leaves it. */
  private static final int RESERVED_SPACE = 4096;

  private static final long MAX_32_BITS = 0xFFFF_FFFFL;

  private final byte[] header;
  private final PackedStream packed;
  private final Optional<Signer> signer;

  SignatureHeader(byte[] header, PackedStream packed, Optional<Signer> signer) {
    this.header = header.clone();
    this.packed = packed;
    this.signer = signer;
  }

  /** With magic and padding. */
  byte[] bytes() throws IOException {
    HeaderBuilder signature = HeaderBuilder.signature();
    signature.text(Tag.SIG_SHA1, HexFormat.of().formatHex(digest("SHA-1").digest(header)));
    signature.text(Tag.SIG_SHA256, HexFormat.of().formatHex(digest("SHA-256").digest(header)));
    signature.bytes(Tag.SIG_MD5, md5());
    sizes(signature);
    if (signer.isPresent()) {
      sign(signature, signer.get());
    }
    signature.bytes(Tag.SIG_RESERVED_SPACE, new byte[RESERVED_SPACE]);
    return signature.build();
  }

  /** Over the header alone, which holds the payload's digest. */
  private void sign(HeaderBuilder signature, Signer key) throws IOException {
    Tag tag =
        switch (key.kind()) {
          case RSA -> Tag.SIG_RSA;
          case ED25519 -> Tag.SIG_DSA;
        };
    signature.bytes(tag, key.packet(out -> out.write(header)));
  }

  private void sizes(HeaderBuilder signature) throws IOException {
    long size = header.length + packed.size();
    long archive = packed.uncompressedSize();
    boolean large = size > MAX_32_BITS || archive > MAX_32_BITS;
    signature.number(large ? Tag.SIG_LONG_SIZE : Tag.SIG_SIZE, size);
    signature.number(large ? Tag.SIG_LONG_ARCHIVE_SIZE : Tag.SIG_PAYLOAD_SIZE, archive);
  }

  private byte[] md5() throws IOException {
    MessageDigest md5 = digest("MD5");
    md5.update(header);
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), md5)) {
      packed.writeTo(out);
    }
    return md5.digest();
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
