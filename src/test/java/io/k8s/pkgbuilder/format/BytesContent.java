package io.k8s.pkgbuilder.format;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.Digests;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes in memory. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record BytesContent(byte[] bytes) implements Content {
  /** A text's UTF-8 bytes. */
  public static BytesContent of(String text) {
    return new BytesContent(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public Digests digests() {
    return new Digests(digest("MD5"), digest("SHA-256"));
  }

  private String digest(String algorithm) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
