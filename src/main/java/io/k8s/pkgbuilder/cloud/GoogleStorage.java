package io.k8s.pkgbuilder.cloud;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Google Cloud Storage: where its objects are, and who asks for them. */
public final class GoogleStorage implements Credentials {
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final CloudEnvironment environment;
  private final Optional<AccessToken.Source> source;
  private Optional<AccessToken> token = Optional.empty();

  private GoogleStorage(CloudEnvironment environment, Optional<AccessToken.Source> source) {
    this.environment = environment;
    this.source = source;
  }

  /** What a token shall allow. */
  public enum Access {
    READ("https://www.googleapis.com/auth/devstorage.read_only"),
    WRITE("https://www.googleapis.com/auth/devstorage.read_write");

    private final String scope;

    Access(String scope) {
      this.scope = scope;
    }
  }

  /**
   * As the environment says; asks nobody yet.
   *
   * @throws IOException when it names credentials that cannot be read
   */
  public static GoogleStorage of(CloudEnvironment environment, Access access) throws IOException {
    return new GoogleStorage(environment, GoogleAccount.find(environment, access.scope));
  }

  /** Whether anybody asks; else objects must be public. */
  public boolean known() {
    return source.isPresent();
  }

  /** The store's address, without a slash at its end: theirs, or an emulator's. */
  public String endpoint() {
    return environment
        .variable("STORAGE_EMULATOR_HOST")
        .map(host -> host.contains("://") ? host : "http://" + host)
        .map(host -> host.replaceFirst("/+$", ""))
        .orElse("https://storage.googleapis.com");
  }

  /**
   * Where an object is by HTTP (their XML API).
   *
   * @param key encoded as in a URL, without a slash before it
   */
  public URI location(String bucket, String key) {
    return URI.create(endpoint() + "/" + bucket + "/" + key);
  }

  @Override
  public Map<String, String> headers(Request request) throws IOException {
    return source.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token().value());
  }

  private synchronized AccessToken token() throws IOException {
    Instant soon = environment.clock().instant().plus(EARLY);
    if (token.isEmpty() || !token.get().end().isAfter(soon)) {
      token = Optional.of(source.orElseThrow().ask());
    }
    return token.get();
  }
}
