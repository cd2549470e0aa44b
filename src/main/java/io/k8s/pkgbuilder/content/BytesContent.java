package io.k8s.pkgbuilder.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A content in memory: generated text and other small things. */
public final class BytesContent implements Content {
  private final byte[] bytes;
  private final Digests digests;

  private BytesContent(byte[] bytes) throws IOException {
    this.bytes = bytes;
    this.digests = Hashing.digest(new ByteArrayInputStream(bytes)).digests();
  }

  /** A copy of the bytes. */
  public static BytesContent of(byte[] bytes) {
    try {
      return new BytesContent(bytes.clone());
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot fail to be read", e);
    }
  }

  /** The text in UTF-8. */
  public static BytesContent of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
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
    return digests;
  }
}
