package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.publish.PublishSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where and how to publish, as typed. */
final class PublishOptions {
  @Option(
      names = "--to",
      paramLabel = "TARGET",
      description = "A directory, gs://BUCKET/PREFIX or s3://BUCKET/PREFIX.")
  private @Nullable String target;

  @Option(
      names = "--publish-command",
      paramLabel = "COMMAND",
      description =
          "A program that publishes: called with the folder and a manifest (JSON) as last arguments.")
  private @Nullable String command;

  @Option(
      names = "--nomock",
      description = "Publish. Without it, say what would be done, and do nothing.")
  private boolean nomock;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Where the bucket's service is, if not AWS's or Google's. ($$AWS_ENDPOINT_URL,"
              + " $$STORAGE_EMULATOR_HOST)")
  private @Nullable String endpoint;

  @Option(
      names = "--take-over",
      description = "Take the bucket from a publisher that is gone and did not say so.")
  boolean takeOver;

  @Option(
      names = "--verify-published",
      description = "Read everything back, and compare it byte for byte by its SHA-256.")
  private boolean verify;

  @Option(
      names = "--delete",
      description = "Remove what the target has and the folder has not; last of all.")
  private boolean delete;

  @Option(
      names = "--replace",
      description = "Let packages change under their names, which clients and caches will not see.")
  private boolean replace;

  Optional<String> target() {
    return Optional.ofNullable(target);
  }

  Optional<String> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  Optional<String> command() {
    return Optional.ofNullable(command);
  }

  PublishSettings settings() {
    return new PublishSettings(!nomock, delete, replace, verify);
  }
}
