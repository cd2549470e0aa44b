package io.k8s.pkgbuilder.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The bytes of a file that nobody changes while it is in use. */
public final class FileContent implements Content {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final long size;
  private @Nullable Digests digests;

  private FileContent(Path path, long size) {
    this.path = path;
    this.size = size;
  }

  /** A regular file, symbolic links followed, of the size it has now. */
  public static FileContent of(Path path) throws IOException {
    return new FileContent(path, Files.size(path));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public synchronized Digests digests() throws IOException {
    Digests known = digests;
    if (known == null) {
      known = compute();
      digests = known;
    }
    return known;
  }

  private Digests compute() throws IOException {
    MessageDigest md5 = digest("MD5");
    MessageDigest sha256 = digest("SHA-256");
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        md5.update(buffer, 0, n);
        sha256.update(buffer, 0, n);
      }
    }
    return new Digests(hex(md5), hex(sha256));
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** The file's path. */
  @Override
  public String toString() {
    return path.toString();
  }
}
