package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;

/** SHA-256, and what else is asked for, of bytes as they come. */
final class RunningDigests {
  private static final int BUFFER = 1 << 17;

  private final Map<Algorithm, MessageDigest> digests = new EnumMap<>(Algorithm.class);

  RunningDigests(Collection<Algorithm> besides) {
    EnumSet<Algorithm> all = EnumSet.of(Algorithm.SHA256);
    all.addAll(besides);
    all.forEach(algorithm -> digests.put(algorithm, algorithm.digest()));
  }

  /** All of a file. */
  static Digested of(Path file, Collection<Algorithm> besides) throws IOException {
    RunningDigests digests = new RunningDigests(besides);
    try (ReadableByteChannel channel = Files.newByteChannel(file)) {
      digests.updateFrom(channel);
    }
    return digests.finish();
  }

  void update(ByteBuffer bytes) {
    digests.values().forEach(digest -> digest.update(bytes.duplicate()));
  }

  /** All that is left in a channel; returns how many bytes. */
  long updateFrom(ReadableByteChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long total = 0;
    while (channel.read(buffer) >= 0) {
      buffer.flip();
      total += buffer.remaining();
      update(buffer);
      buffer.clear();
    }
    return total;
  }

  void reset() {
    digests.values().forEach(MessageDigest::reset);
  }

  /** Ends it. */
  Digested finish() {
    Map<Algorithm, String> hex = new EnumMap<>(Algorithm.class);
    digests.forEach(
        (algorithm, digest) -> hex.put(algorithm, HexFormat.of().formatHex(digest.digest())));
    return new Digested(hex);
  }
}
