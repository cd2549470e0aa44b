package io.k8s.pkgbuilder.release.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What changes whenever a file's bytes may have changed, as git's index has it: inode, size,
 * modification and status change. The latter cannot be set by a program, so that a changed file
 * whose times were put back is noticed too.
 */
final class FileStamp {
  /** Equal to no stamp, itself included. */
  static final String UNKNOWN = "";

  private FileStamp() {}

  /**
   * Of a regular file, or of that which a link leads to; {@link #UNKNOWN} on file systems without a
   * status change time.
   */
  static String of(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return UNKNOWN;
    }
    Map<String, Object> attributes =
        Files.readAttributes(file, "unix:ino,size,lastModifiedTime,ctime");
    return Stream.of("ino", "size", "lastModifiedTime", "ctime")
        .map(name -> text(Optional.ofNullable(attributes.get(name))))
        .collect(Collectors.joining(" "));
  }

  private static String text(Optional<Object> value) {
    return value
        .map(one -> one instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : one)
        .map(Object::toString)
        .orElse("");
  }
}
