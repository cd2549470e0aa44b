package io.k8s.pkgbuilder.publish.bucket;

import io.k8s.pkgbuilder.content.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The addresses by which interrupted uploads are gone on with. Whoever has one may write that one
 * object, so only their owner may read them; they end after a week.
 *
 * @param folder made when first written to
 */
record UploadSessions(Path folder) {
  /** Of one file at one place, on one condition. */
  Optional<String> of(String key) throws IOException {
    try {
      return Optional.of(Files.readString(path(key)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void remember(String key, String session) throws IOException {
    Files.createDirectories(folder);
    Path file = path(key);
    Files.deleteIfExists(file);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, session);
  }

  void forget(String key) throws IOException {
    Files.deleteIfExists(path(key));
  }

  private Path path(String key) {
    MessageDigest digest = Hashing.sha256();
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    return folder.resolve(Hashing.hex(digest));
  }
}
