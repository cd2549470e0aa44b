package io.k8s.pkgbuilder.payload;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.k8s.pkgbuilder.content.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether several large files are so alike that they are better compressed in a row than one by
 * one: eighteen CNI plugins of one Go library take 6 MB together and 16 MB apart. Found out by
 * trying with the fastest codec there is, never by a package's name. Thread-safe.
 */
final class SolidGroups {
  /** One or two large files are shared between formats instead. */
  private static final int FEWEST = 3;

  /** Beyond this nothing is gained that a window could see, and one piece would take too long. */
  private static final long LARGEST_GROUP = 512L << 20;

  /** The group must save a third to be worth compressing once for each format. */
  private static final double WORTH = 0.67;

  private static final int FASTEST = 1;
  private static final int WINDOW_LOG = 24;

  private final Map<List<Content>, Boolean> known = new ConcurrentHashMap<>();

  /** Reads all the contents the first time it is asked of them. */
  boolean alike(List<Content> contents) throws IOException {
    long total = contents.stream().mapToLong(Content::size).sum();
    if (contents.size() < FEWEST || total > LARGEST_GROUP) {
      return false;
    }
    Boolean before = known.get(contents);
    if (before != null) {
      return before;
    }
    long apart = 0;
    for (Content content : contents) {
      apart += compressed(List.of(content));
    }
    boolean alike = compressed(contents) < WORTH * apart;
    known.put(List.copyOf(contents), alike);
    return alike;
  }

  private static long compressed(List<Content> contents) throws IOException {
    Counter counter = new Counter();
    try (ZstdOutputStreamNoFinalizer out = new ZstdOutputStreamNoFinalizer(counter, FASTEST)) {
      out.setLong(WINDOW_LOG);
      for (Content content : contents) {
        try (InputStream in = content.open()) {
          in.transferTo(out);
        }
      }
    }
    return counter.count;
  }

  private static final class Counter extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }
}
