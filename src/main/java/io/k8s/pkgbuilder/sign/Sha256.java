package io.k8s.pkgbuilder.sign;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of every signature made here: read by all clients, refused by none. */
final class Sha256 {
  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
