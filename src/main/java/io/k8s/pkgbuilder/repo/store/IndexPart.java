package io.k8s.pkgbuilder.repo.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What an index says of one package: a stretch of its text, which goes into the next index as it
 * is. To make strings of them would take a good part of an update's time.
 */
public final class IndexPart implements Comparable<IndexPart> {
  /** No text. */
  public static final IndexPart EMPTY = of("");

  private final byte[] text;
  private final int start;
  private final int end;

  private IndexPart(byte[] text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /**
   * A stretch of a text, not copied: nobody may change it any more.
   *
   * @param end the byte after the last
   */
  public static IndexPart of(byte[] text, int start, int end) {
    return new IndexPart(text, start, end);
  }

  /** A text of its own, as UTF-8. */
  public static IndexPart of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new IndexPart(bytes, 0, bytes.length);
  }

  /** One after the other, byte for byte: what is no UTF-8 stays as it is. */
  public static IndexPart joined(IndexPart... parts) {
    byte[] joined = new byte[Arrays.stream(parts).mapToInt(IndexPart::size).sum()];
    int at = 0;
    for (IndexPart part : parts) {
      part.copyTo(joined, at);
      at += part.size();
    }
    return new IndexPart(joined, 0, at);
  }

  /** In bytes. */
  public int size() {
    return end - start;
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(text, start, target, at, size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexPart part
        && Arrays.equals(text, start, end, part.text, part.start, part.end);
  }

  /** Of ASCII, the string's. */
  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    return hash;
  }

  /** By bytes, as sort does in the C locale. */
  @Override
  public int compareTo(IndexPart other) {
    return Arrays.compareUnsigned(text, start, end, other.text, other.start, other.end);
  }

  /** The text. */
  @Override
  public String toString() {
    return new String(text, start, size(), StandardCharsets.UTF_8);
  }
}
