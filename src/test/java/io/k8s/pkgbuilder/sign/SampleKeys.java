package io.k8s.pkgbuilder.sign;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Keys for tests, each made once in a run: RSA takes a while. */
public final class SampleKeys {
  /** When keys and signatures are looked at. */
  public static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  /** When the keys were made. */
  public static final Instant MADE = Instant.parse("2024-01-01T00:00:00Z");

  public static final String NAME = "Sample packages <packages@example.org>";

  private static final Map<KeyGenerator.Type, KeyGenerator.Generated> KEYS =
      new EnumMap<>(KeyGenerator.Type.class);

  private SampleKeys() {}

  /** Without a passphrase, good for ever. */
  public static synchronized KeyGenerator.Generated key(KeyGenerator.Type type) {
    return KEYS.computeIfAbsent(type, one -> fresh(one, Optional.empty(), Optional.empty()));
  }

  /** A key of its own. */
  public static KeyGenerator.Generated fresh(
      KeyGenerator.Type type, Optional<Duration> validFor, Optional<String> passphrase) {
    return new KeyGenerator(new SecureRandom(), MADE)
        .generate(type, NAME, validFor, passphrase.map(String::toCharArray));
  }

  /** At {@link #NOW}. */
  public static Signer signer(KeyGenerator.Type type) {
    return signer(key(type).secret());
  }

  /** From an armored secret key. */
  public static Signer signer(String secret) {
    return new SigningKeys(Optional.empty(), NOW)
        .fromFile(bytes(secret), "key.asc", Optional::empty);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
