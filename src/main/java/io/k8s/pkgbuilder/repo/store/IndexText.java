package io.k8s.pkgbuilder.repo.store;

import java.util.ArrayList;
import java.util.List;

/**
 * An index, and where it is cut into pieces that are compressed each for itself. Whether there is a
 * cut before a part depends on that part alone, so a change leaves all other pieces as they were.
 *
 * @param bytes the whole text
 * @param ends of the pieces, ascending; the last is the text's
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; made once, read only
public record IndexText(byte[] bytes, List<Integer> ends) {
  /** A piece's usual size: half of it costs 2 % more bytes, and double spares less work. */
  private static final int TARGET = 128 << 10;

  /** Where no part's name wants a cut, there is one all the same. */
  private static final int LARGEST = 8 * TARGET;

  public IndexText {
    ends = List.copyOf(ends);
  }

  /** As one piece. */
  public static IndexText whole(byte[] bytes) {
    return new IndexText(bytes, List.of(bytes.length));
  }

  /** Appends parts. */
  public static final class Builder {
    private final List<IndexPart> parts = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private int start;
    private int size;

    /**
     * Appends a part.
     *
     * @param key its name, which it keeps from index to index
     */
    public Builder add(String key, String part) {
      return add(key, IndexPart.EMPTY, IndexPart.of(part));
    }

    /**
     * Appends a part.
     *
     * @param key its name, which it keeps from index to index
     * @param before what keeps it apart from the one before
     */
    public Builder add(String key, IndexPart before, IndexPart part) {
      return add(key.hashCode(), before, part);
    }

    /**
     * Appends a part.
     *
     * @param key its name, which it keeps from index to index
     */
    public Builder add(IndexPart key, IndexPart part) {
      return add(key.hashCode(), IndexPart.EMPTY, part);
    }

    private Builder add(int key, IndexPart before, IndexPart part) {
      int more = before.size() + part.size();
      if (size > start && (wantsCut(key, more) || size - start + more > LARGEST)) {
        ends.add(size);
        start = size;
      }
      parts.add(before);
      parts.add(part);
      size = Math.addExact(size, more);
      return this;
    }

    /** Large parts more often than small ones. */
    private static boolean wantsCut(int key, int size) {
      int mixed = key * 0x9E3779B9;
      return Integer.toUnsignedLong(mixed ^ mixed >>> 15) * TARGET < (long) size << Integer.SIZE;
    }

    public IndexText build() {
      if (size > start || ends.isEmpty()) {
        ends.add(size);
      }
      byte[] text = new byte[size];
      int at = 0;
      for (IndexPart part : parts) {
        part.copyTo(text, at);
        at += part.size();
      }
      return new IndexText(text, ends);
    }
  }
}
