package io.k8s.pkgbuilder.content;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The digests that packages need, by the JDK's own algorithms. */
public final class Hashing {
  private static final int BUFFER = 1 << 17;
  private static final int PART = 1 << 12;
  private static final int WARM_BLOCK = 128;
  private static final int WARM_LONGEST = 1000;
  private static final int WARM_CYCLE = 50;
  private static final int WARM_CALLS = 6_000;

  private Hashing() {}

  /**
   * Has the JVM compile the digests, which takes thousands of calls: until then a digest takes ten
   * times as long. All of them in turn, and parts of several lengths, or it would compile them for
   * what it has seen and then anew. It takes some milliseconds.
   *
   * @param more beside SHA-256 and MD5, by Java's names
   */
  public static void warm(String... more) {
    List<MessageDigest> digests = new ArrayList<>(List.of(sha256(), md5()));
    for (String name : more) {
      digests.add(algorithm(name));
    }
    byte[] bytes = new byte[WARM_LONGEST];
    for (int i = 0; i < WARM_CALLS; i++) {
      for (MessageDigest digest : digests) {
        digest.update(bytes, 0, i % WARM_CYCLE == 0 ? bytes.length : WARM_BLOCK);
        if (i % WARM_CYCLE == 0) {
          digest.update(bytes, 0, 1);
          digest.digest();
        }
      }
    }
  }

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

  /** Adds all that is left in the stream; the caller closes it. */
  public static void update(MessageDigest digest, InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      update(digest, buffer, read);
    }
  }

  /**
   * Adds the first bytes of an array. In small parts: the JVM uses the processor's instructions for
   * digests only in code that was called often.
   */
  public static void update(MessageDigest digest, byte[] bytes, int length) {
    for (int at = 0; at < length; at += PART) {
      digest.update(bytes, at, Math.min(PART, length - at));
    }
  }

  /** SHA-256 of all that is left in the stream, in lower-case hex; the caller closes it. */
  public static String sha256(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    update(digest, in);
    return hex(digest);
  }

  /** Both digests of all that is left in the stream, in one pass; the caller closes it. */
  static Counted digest(InputStream in) throws IOException {
    MessageDigest md5 = md5();
    MessageDigest sha256 = sha256();
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      update(md5, buffer, read);
      update(sha256, buffer, read);
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
