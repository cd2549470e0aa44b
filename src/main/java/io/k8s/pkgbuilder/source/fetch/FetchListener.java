package io.k8s.pkgbuilder.source.fetch;

import java.time.Duration;
import java.util.OptionalLong;

/** Hears how downloads go. Called from several threads at once. */
public interface FetchListener {
  /** Hears nothing. */
  FetchListener NONE = new FetchListener() {};

  /**
   * The bytes of a file begin to arrive; also after each interruption.
   *
   * @param address without credentials; the key of the other calls
   * @param size of the whole file, where the server says it
   * @param already bytes that need not come again
   */
  default void receiving(String address, OptionalLong size, long already) {}

  /** More bytes arrived. */
  default void received(String address, long bytes) {}

  /** Something went wrong and is tried again after a while. */
  default void retrying(String address, String why, Duration after) {}

  /** A file is here and verified. */
  default void finished(String address, long size) {}

  /** A file is taken from the cache, verified again. */
  default void cached(String address, long size) {}
}
