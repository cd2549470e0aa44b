package io.k8s.pkgbuilder.content;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digests that packages need, by the JDK's own algorithms. */
public final class Hashing {
  private static final int BUFFER = 1 << 17;

  private Hashing() {}

  /** A new SHA-256, which every JDK has. */
  public static MessageDigest sha256() {
    return algorithm("SHA-256");
  }

  /** A new MD5, which every JDK has; for deb's md5sums and rpm's legacy tags, never for trust. */
  public static MessageDigest md5() {
    return algorithm("MD5");
  }

  /** Lower-case hex of the finished digest. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 of all that is left in the stream, in lower-case hex; the caller closes it. */
  public static String sha256(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return hex(digest);
  }

  /** Both digests of all that is left in the stream, in one pass; the caller closes it. */
  static Counted digest(InputStream in) throws IOException {
    MessageDigest md5 = md5();
    MessageDigest sha256 = sha256();
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      md5.update(buffer, 0, read);
      sha256.update(buffer, 0, read);
      size += read;
    }
    return new Counted(size, new Digests(hex(md5), hex(sha256)));
  }

  record Counted(long size, Digests digests) {}

  private static MessageDigest algorithm(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
