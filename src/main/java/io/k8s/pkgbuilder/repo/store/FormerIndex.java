package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.repo.store.PackedPieces.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** A published index in one packed form: a piece that holds the same is taken over as it is. */
public final class FormerIndex {
  /** Nothing was published. */
  public static final FormerIndex NONE = new FormerIndex(new byte[0], new byte[0]);

  private final byte[] plain;
  private final byte[] packed;
  private final Map<Long, Found> pieces = new HashMap<>();

  private record Found(int start, Span span) {}

  private FormerIndex(byte[] plain, byte[] packed) {
    this.plain = plain;
    this.packed = packed;
  }

  /**
   * Any writer's; only what was packed in pieces is of use.
   *
   * @param plain what {@code packed} unpacks to
   */
  public static FormerIndex of(Compressed compression, byte[] plain, byte[] packed) {
    FormerIndex former = new FormerIndex(plain, packed);
    int start = 0;
    for (Span span : compression.pieces(packed).pieces()) {
      if (span.plain() > plain.length - start) {
        return NONE;
      }
      former.pieces.put(key(crc(plain, start, span.plain()), span.plain()), new Found(start, span));
      start += span.plain();
    }
    return start == plain.length ? former : NONE;
  }

  static long crc(byte[] bytes, int start, int size) {
    CRC32 crc = new CRC32();
    crc.update(bytes, start, size);
    return crc.getValue();
  }

  private static long key(long crc, int size) {
    return crc << Integer.SIZE | size;
  }

  byte[] packed() {
    return packed;
  }

  /** The piece that holds just these bytes. */
  Optional<Span> find(byte[] bytes, int start, int size, long crc) {
    return Optional.ofNullable(pieces.get(key(crc, size)))
        .filter(
            found ->
                Arrays.equals(plain, found.start, found.start + size, bytes, start, start + size))
        .map(Found::span);
  }
}
