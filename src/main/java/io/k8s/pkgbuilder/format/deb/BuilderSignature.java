package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.payload.PackedStream;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * dpkg-sig's signature: a clear-signed list of the members with their digests, as dpkg-sig 0.13
 * writes and reads it (the algorithms are its own).
 */
final class BuilderSignature {
  /** Of the member, and said in the text. */
  static final String ROLE = "builder";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

  private BuilderSignature() {}

  /** Something that is in the archive. */
  interface Member {
    void writeTo(OutputStream out) throws IOException;
  }

  static Member of(PackedStream stream) {
    return stream::writeTo;
  }

  /**
   * The member's bytes.
   *
   * @param by whose name it says
   * @param members in their order, by name
   */
  static byte[] of(Signer signer, String by, Instant time, Map<String, Member> members)
      throws IOException {
    StringBuilder text = new StringBuilder("Version: 4\n");
    text.append("Signer: ").append(by).append('\n');
    text.append("Date: ").append(DATE.format(time)).append('\n');
    text.append("Role: ").append(ROLE).append("\nFiles: \n");
    for (Map.Entry<String, Member> member : members.entrySet()) {
      text.append('\t').append(line(member.getValue())).append(' ').append(member.getKey());
      text.append('\n');
    }
    return signer.clearSigned(text.toString()).getBytes(StandardCharsets.UTF_8);
  }

  private static String line(Member member) throws IOException {
    MessageDigest md5 = digest("MD5");
    MessageDigest sha1 = digest("SHA-1");
    Counting counting = new Counting();
    try (OutputStream out = new DigestOutputStream(new DigestOutputStream(counting, sha1), md5)) {
      member.writeTo(out);
    }
    HexFormat hex = HexFormat.of();
    return hex.formatHex(md5.digest()) + " " + hex.formatHex(sha1.digest()) + " " + counting.size;
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private static final class Counting extends OutputStream {
    private long size;

    @Override
    public void write(int octet) {
      size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      size += length;
    }
  }
}
