package io.k8s.pkgbuilder.repo.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
    private final ByteArrayOutputStream text = new ByteArrayOutputStream(1 << 20);
    private final List<Integer> ends = new ArrayList<>();
    private int start;

    /**
     * Appends a part.
     *
     * @param key its name, which it keeps from index to index
     */
    public Builder add(String key, String part) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      int size = text.size() - start;
      if (size > 0 && (wantsCut(key, bytes.length) || size + bytes.length > LARGEST)) {
        ends.add(text.size());
        start = text.size();
      }
      text.writeBytes(bytes);
      return this;
    }

    /** Large parts more often than small ones. */
    private static boolean wantsCut(String key, int size) {
      int mixed = key.hashCode() * 0x9E3779B9;
      return Integer.toUnsignedLong(mixed ^ mixed >>> 15) * TARGET < (long) size << Integer.SIZE;
    }

    public IndexText build() {
      if (text.size() > start || ends.isEmpty()) {
        ends.add(text.size());
      }
      return new IndexText(text.toByteArray(), ends);
    }
  }
}
