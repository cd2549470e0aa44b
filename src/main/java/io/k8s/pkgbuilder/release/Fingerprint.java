package io.k8s.pkgbuilder.release;

import io.k8s.pkgbuilder.content.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A digest over named texts; no two lists of texts give the same. */
public final class Fingerprint {
  private final MessageDigest digest = Hashing.sha256();

  /** Adds a text under a name. */
  public Fingerprint add(String name, Object value) {
    put(name);
    put(value.toString());
    return this;
  }

  private void put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  /** Lower-case hex; once. */
  public String hex() {
    return Hashing.hex(digest);
  }
}
