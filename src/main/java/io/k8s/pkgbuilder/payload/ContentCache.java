package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.FileContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One content object for each path. Thread-safe. */
final class ContentCache {
  private final Map<Path, FileContent> known = new ConcurrentHashMap<>();

  FileContent of(Path path) throws IOException {
    FileContent before = known.get(path);
    if (before != null) {
      return before;
    }
    FileContent fresh = FileContent.of(path);
    FileContent other = known.putIfAbsent(path, fresh);
    return other == null ? fresh : other;
  }
}
