package io.k8s.pkgbuilder.payload.codec;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.tukaani.xz.ArrayCache;

/**
 * The large arrays of xz's encoders, handed from one to the next. New ones for each would be as
 * much garbage as there is memory before it is collected; the library's own cache keeps those of
 * every size. An array may be larger than asked for, at most twice. Thread-safe.
 */
final class EncoderArrays extends ArrayCache {
  /** For all encoders: they are as many at once as there are threads. */
  static final EncoderArrays SHARED = new EncoderArrays();

  /** Elements; smaller ones are not worth it. */
  private static final int SMALLEST = 1 << 16;

  private final Kept<byte[]> bytes = new Kept<>(array -> array.length);
  private final Kept<int[]> ints = new Kept<>(array -> array.length);

  /** Arrays of one type that nobody uses. */
  private static final class Kept<T> {
    private final ToIntFunction<T> length;
    private final List<SoftReference<T>> arrays = new ArrayList<>();

    private Kept(ToIntFunction<T> length) {
      this.length = length;
    }

    synchronized void put(T array) {
      if (length.applyAsInt(array) >= SMALLEST) {
        arrays.add(new SoftReference<>(array));
      }
    }

    /** The smallest that is large enough; if there is none, the largest smaller one goes. */
    synchronized Optional<T> take(int size) {
      Optional<T> best = Optional.empty();
      Optional<T> below = Optional.empty();
      for (SoftReference<T> reference : arrays) {
        Optional<T> one = Optional.ofNullable(reference.get());
        int elements = one.map(length::applyAsInt).orElse(0);
        if (elements >= size) {
          best = elements / 2 <= size && elements < of(best, Integer.MAX_VALUE) ? one : best;
        } else {
          below = elements > of(below, 0) ? one : below;
        }
      }
      Optional<T> taken = best.isPresent() ? best : below;
      arrays.removeIf(
          reference -> reference.refersTo(null) || taken.filter(reference::refersTo).isPresent());
      return best;
    }

    private int of(Optional<T> array, int none) {
      return array.map(length::applyAsInt).orElse(none);
    }
  }

  @Override
  public byte[] getByteArray(int size, boolean fillWithZeros) {
    Optional<byte[]> kept = size < SMALLEST ? Optional.empty() : bytes.take(size);
    if (fillWithZeros) {
      kept.ifPresent(array -> Arrays.fill(array, 0, size, (byte) 0));
    }
    return kept.orElseGet(() -> new byte[size]);
  }

  @Override
  public void putArray(byte[] array) {
    bytes.put(array);
  }

  @Override
  public int[] getIntArray(int size, boolean fillWithZeros) {
    Optional<int[]> kept = size < SMALLEST ? Optional.empty() : ints.take(size);
    if (fillWithZeros) {
      kept.ifPresent(array -> Arrays.fill(array, 0, size, 0));
    }
    return kept.orElseGet(() -> new int[size]);
  }

  @Override
  public void putArray(int[] array) {
    ints.put(array);
  }
}
