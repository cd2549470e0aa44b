package io.k8s.pkgbuilder.source.fetch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** A digest that is strong enough to trust a download by. */
public enum Algorithm {
  SHA256("SHA-256", "sha256", 64),
  SHA512("SHA-512", "sha512", 128);

  private final String javaName;
  private final String suffix;
  private final int hexDigits;

  Algorithm(String javaName, String suffix, int hexDigits) {
    this.javaName = javaName;
    this.suffix = suffix;
    this.hexDigits = hexDigits;
  }

  /** As in names of checksum files: sha256. */
  public String suffix() {
    return suffix;
  }

  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(javaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + javaName, e);
    }
  }

  /** By the length of a digest in hex. */
  static Optional<Algorithm> ofHex(String hex) {
    return Arrays.stream(values())
        .filter(algorithm -> hex.length() == algorithm.hexDigits)
        .filter(algorithm -> hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128))
        .findFirst();
  }
}
