package io.k8s.pkgbuilder.cloud;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** S3, or a store that speaks like it: where its objects are, and who asks for them. */
public final class S3 implements Credentials {
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final CloudEnvironment environment;
  private final AwsSettings settings;
  private final Optional<AwsKeys> written;
  private final Optional<AwsContainer> container;
  private Optional<AwsContainer.Lease> lease = Optional.empty();

  private S3(CloudEnvironment environment, AwsSettings settings, Optional<AwsKeys> written) {
    this.environment = environment;
    this.settings = settings;
    this.written = written;
    this.container = written.isPresent() ? Optional.empty() : AwsContainer.of(environment);
  }

  /**
   * As the environment says.
   *
   * @throws IOException when it says half of it, or its files cannot be read
   */
  public static S3 of(CloudEnvironment environment) throws IOException {
    AwsSettings settings = AwsSettings.read(environment);
    return new S3(environment, settings, settings.keys());
  }

  /** Whether anybody asks; else objects must be public. */
  public boolean known() {
    return written.isPresent() || container.isPresent();
  }

  /** The region that requests are signed for. */
  public String region() {
    return settings.region();
  }

  /**
   * Where an object, or with an empty key the bucket, is by HTTP.
   *
   * @param key encoded as in a URL, without a slash before it
   */
  public URI location(String bucket, String key) {
    return URI.create(base(bucket) + SignatureV4.strictly(key));
  }

  private String base(String bucket) {
    Optional<String> endpoint = settings.endpoint();
    if (endpoint.isPresent()) {
      return endpoint.get().replaceFirst("/+$", "") + "/" + bucket + "/";
    }
    String host = "s3." + (known() ? settings.region() + "." : "") + "amazonaws.com";
    // A certificate's star stands for one word.
    return bucket.contains(".")
        ? "https://" + host + "/" + bucket + "/"
        : "https://" + bucket + "." + host + "/";
  }

  @Override
  public Map<String, String> headers(Request request) throws IOException {
    Optional<AwsKeys> keys = keys();
    return keys.isEmpty()
        ? Map.of()
        : new SignatureV4(keys.get(), settings.region())
            .headers(request, environment.clock().instant());
  }

  private synchronized Optional<AwsKeys> keys() throws IOException {
    if (written.isPresent() || container.isEmpty()) {
      return written;
    }
    Instant soon = environment.clock().instant().plus(EARLY);
    if (lease.isEmpty() || !lease.get().end().isAfter(soon)) {
      lease = Optional.of(container.get().ask());
    }
    return lease.map(AwsContainer.Lease::keys);
  }
}
