package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One content object for each path; small files are read into memory, as every format and its
 * digests would read them again. Thread-safe.
 */
final class ContentCache {
  private static final long SMALL = 1 << 16;

  /** Of all small files together; the rest are read when they are packed. */
  private static final long MOST = 16L << 20;

  private final Map<Path, Known> known = new ConcurrentHashMap<>();
  private final AtomicLong room = new AtomicLong(MOST);

  private record Known(FileContent file, Optional<BytesContent> bytes) {}

  Content of(Path path) throws IOException {
    Known content = known(path);
    return content.bytes().isPresent() ? content.bytes().get() : content.file();
  }

  /** The file's own time, when it was first looked at. */
  Instant mtime(Path path) throws IOException {
    return known(path).file().mtime();
  }

  private Known known(Path path) throws IOException {
    Known before = known.get(path);
    if (before != null) {
      return before;
    }
    FileContent file = FileContent.of(path);
    Known fresh = new Known(file, bytes(file));
    Known other = known.putIfAbsent(path, fresh);
    return other == null ? fresh : other;
  }

  private Optional<BytesContent> bytes(FileContent file) throws IOException {
    if (file.size() > SMALL || room.addAndGet(-file.size()) < 0) {
      return Optional.empty();
    }
    try (InputStream in = file.open()) {
      return Optional.of(BytesContent.of(in.readAllBytes()));
    }
  }
}
