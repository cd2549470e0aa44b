package io.k8s.pkgbuilder.publish.bucket;

import io.k8s.pkgbuilder.cloud.Credentials;
import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.content.LimitedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * What a request sends; may be sent again.
 *
 * @param sha256 of its bytes, lower-case hex
 */
record Body(Source source, long size, String sha256) {
  /** No bytes. */
  static final Body NONE = new Body(InputStream::nullInputStream, 0, Credentials.Request.EMPTY);

  /** A new stream each time. */
  interface Source {
    InputStream open() throws IOException;
  }

  static Body of(byte[] bytes) {
    MessageDigest digest = Hashing.sha256();
    digest.update(bytes);
    return new Body(() -> new ByteArrayInputStream(bytes), bytes.length, Hashing.hex(digest));
  }

  /** A part of a file, of a digest that is known. */
  static Body of(Path file, long offset, long size, String sha256) {
    return new Body(() -> open(file, offset, size), size, sha256);
  }

  /** A part of a file, which is read for its digests. */
  static Digested read(Path file, long offset, long size) throws IOException {
    MessageDigest sha256 = Hashing.sha256();
    MessageDigest md5 = Hashing.md5();
    try (InputStream in =
        new DigestInputStream(new DigestInputStream(open(file, offset, size), sha256), md5)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new Digested(of(file, offset, size, Hashing.hex(sha256)), Hashing.hex(md5));
  }

  /** With the digest that S3 calls parts by. */
  record Digested(Body body, String md5) {}

  private static InputStream open(Path file, long offset, long size) throws IOException {
    return new LimitedInput(Channels.newInputStream(FileChannel.open(file).position(offset)), size);
  }

  BodyPublisher publisher() {
    if (size == 0) {
      return BodyPublishers.noBody();
    }
    BodyPublisher stream =
        BodyPublishers.ofInputStream(
            () -> {
              try {
                return source.open();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    // With a length: S3 takes no chunks.
    return BodyPublishers.fromPublisher(stream, size);
  }
}
