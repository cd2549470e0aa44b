package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.content.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What indices say of a file's bytes.
 *
 * @param size in bytes
 * @param hex lower-case digests, of the algorithms that were asked for
 */
public record FileDigests(long size, Map<Algorithm, String> hex) {
  private static final int BUFFER = 1 << 17;

  /** The algorithms of both kinds of repository. */
  public enum Algorithm {
    MD5("MD5", "MD5Sum"),
    SHA1("SHA-1", "SHA1"),
    SHA256("SHA-256", "SHA256"),
    SHA512("SHA-512", "SHA512");

    private final String java;
    private final String release;

    Algorithm(String java, String release) {
      this.java = java;
      this.release = release;
    }

    /** As a Release file calls it. */
    public String release() {
      return release;
    }

    /** A new digest, which every JDK has. */
    MessageDigest start() {
      try {
        return MessageDigest.getInstance(java);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public FileDigests {
    hex = Map.copyOf(hex);
  }

  /** Reads the file once. */
  public static FileDigests of(Path file, Set<Algorithm> algorithms) throws IOException {
    int buffer = (int) Math.min(BUFFER, Files.size(file) + 1);
    try (InputStream in = Files.newInputStream(file)) {
      return of(in, algorithms, buffer);
    }
  }

  /** Of bytes in memory. */
  public static FileDigests of(byte[] bytes, Set<Algorithm> algorithms) {
    Map<Algorithm, String> hex = new EnumMap<>(Algorithm.class);
    for (Algorithm algorithm : algorithms) {
      MessageDigest digest = algorithm.start();
      Hashing.update(digest, bytes, bytes.length);
      hex.put(algorithm, Hashing.hex(digest));
    }
    return new FileDigests(bytes.length, hex);
  }

  /** Of all that is left in the stream, in one pass; the caller closes it. */
  public static FileDigests of(InputStream in, Set<Algorithm> algorithms) throws IOException {
    return of(in, algorithms, BUFFER);
  }

  private static FileDigests of(InputStream in, Set<Algorithm> algorithms, int bufferSize)
      throws IOException {
    Map<Algorithm, MessageDigest> running = new EnumMap<>(Algorithm.class);
    algorithms.forEach(algorithm -> running.put(algorithm, algorithm.start()));
    byte[] buffer = new byte[bufferSize];
    long size = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (MessageDigest digest : running.values()) {
        Hashing.update(digest, buffer, read);
      }
      size += read;
    }
    Map<Algorithm, String> hex = new EnumMap<>(Algorithm.class);
    running.forEach((algorithm, digest) -> hex.put(algorithm, Hashing.hex(digest)));
    return new FileDigests(size, hex);
  }

  /** Lower-case hex; IllegalArgumentException for an algorithm that was not asked for. */
  public String get(Algorithm algorithm) {
    return Optional.ofNullable(hex.get(algorithm))
        .orElseThrow(() -> new IllegalArgumentException("no " + algorithm + " was asked for"));
  }
}
