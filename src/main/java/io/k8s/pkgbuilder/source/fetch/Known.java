package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the cache remembers of addresses. */
record Known(Cache cache) {
  /**
   * The file that an address gave, if it is still here and, given a checksum, the one that is
   * wanted; by a SHA-256 also when it came from elsewhere.
   */
  Optional<Fetched> file(String key, Address address, Optional<Checksum> wanted)
      throws IOException {
    Map<String, String> ref = cache.ref(key).orElse(Map.of());
    Optional<String> sha256 =
        wanted.isEmpty() ? Optional.ofNullable(ref.get("sha256")) : sha256(wanted.get(), ref);
    Optional<Path> path = sha256.isEmpty() ? Optional.empty() : cache.object(sha256.get());
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Instant modified = Files.getLastModifiedTime(path.get()).toInstant();
    boolean verified = wanted.isPresent() || "true".equals(ref.get("verified"));
    Fetched found =
        new Fetched(path.get(), sha256.orElseThrow(), modified, address.toString(), verified);
    if (wanted.isPresent()) {
      remember(key, found, new Digested(Map.of(wanted.get().algorithm(), wanted.get().hex())));
    }
    return Optional.of(found);
  }

  private static Optional<String> sha256(Checksum wanted, Map<String, String> ref) {
    return switch (wanted.algorithm()) {
      case SHA256 -> Optional.of(wanted.hex());
      case SHA512 ->
          Objects.equals(ref.get("sha512"), wanted.hex())
              ? Optional.ofNullable(ref.get("sha256"))
              : Optional.empty();
    };
  }

  void remember(String key, Fetched fetched, Digested digested) throws IOException {
    Map<String, String> ref = new LinkedHashMap<>();
    ref.put("sha256", fetched.sha256());
    digested.of(Algorithm.SHA512).ifPresent(hex -> ref.put("sha512", hex));
    ref.put("verified", Boolean.toString(fetched.verified()));
    ref.put("address", fetched.address());
    cache.ref(key, ref);
  }

  Optional<String> text(String key) throws IOException {
    return cache.ref(key).map(ref -> ref.get("text"));
  }

  void rememberText(String key, String text) throws IOException {
    cache.ref(key, Map.of("text", text));
  }

  /** A text of several lines; empty when there was none, or nothing is known of it. */
  Optional<String> document(String key) throws IOException {
    try {
      return cache
          .ref(key)
          .map(ref -> ref.get("base64"))
          .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IOException("the cache is damaged", e);
    }
  }

  void rememberDocument(String key, Optional<String> text) throws IOException {
    cache.ref(
        key,
        text.map(t -> Base64.getEncoder().encodeToString(t.getBytes(StandardCharsets.UTF_8)))
            .map(base64 -> Map.of("base64", base64))
            .orElse(Map.of()));
  }
}
