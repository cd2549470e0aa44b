package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.IndexPart;
import java.nio.charset.StandardCharsets;

/** Where the packages' elements are in an index. */
final class PackageRanges {
  private static final byte[] START = "<package ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "</package>".getBytes(StandardCharsets.US_ASCII);

  private PackageRanges() {}

  /** Something to do with a package's element. */
  interface Elements {
    void accept(int start, int end) throws PackageException;
  }

  /**
   * All of them, in their order.
   *
   * @throws PackageException when the last one has no end
   */
  static void each(byte[] index, Elements elements) throws PackageException {
    for (int start = find(START, index, 0); start >= 0; ) {
      int end = find(END, index, start);
      if (end < 0) {
        throw new PackageException("an index is cut off within a package");
      }
      elements.accept(start, end + END.length);
      start = find(START, index, end);
    }
  }

  private static int find(byte[] wanted, byte[] text, int from) {
    for (int at = from; at <= text.length - wanted.length; at++) {
      if (text[at] == '<' && starts(wanted, text, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean starts(byte[] wanted, byte[] text, int at) {
    for (int i = 1; i < wanted.length; i++) {
      if (text[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** An element with its line's end, which not every writer has. */
  static IndexPart line(byte[] index, int start, int end) {
    return end < index.length && index[end] == '\n'
        ? IndexPart.of(index, start, end + 1)
        : IndexPart.joined(IndexPart.of(index, start, end), IndexPart.of("\n"));
  }
}
