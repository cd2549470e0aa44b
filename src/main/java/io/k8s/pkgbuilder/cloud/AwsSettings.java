package io.k8s.pkgbuilder.cloud;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Keys, region and endpoint as AWS's own tools find them, of the ways that need no service of
 * theirs: variables, then the profile in ~/.aws, then a container's endpoint.
 */
record AwsSettings(CloudEnvironment environment, IniFile credentials, IniFile config) {
  private static final String DEFAULT_REGION = "us-east-1";

  static AwsSettings read(CloudEnvironment environment) throws IOException {
    var credentials = environment.file("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials");
    var config = environment.file("AWS_CONFIG_FILE", ".aws/config");
    IniFile none = new IniFile(Map.of());
    return new AwsSettings(
        environment,
        credentials.isPresent() ? IniFile.read(credentials.get()) : none,
        config.isPresent() ? IniFile.read(config.get()) : none);
  }

  private String profile() {
    return environment.variable("AWS_PROFILE").orElse("default");
  }

  private Optional<String> ofProfile(String name) {
    return credentials.value(profile(), name).or(() -> config.value(profile(), name));
  }

  String region() {
    return environment
        .variable("AWS_REGION")
        .or(() -> environment.variable("AWS_DEFAULT_REGION"))
        .or(() -> ofProfile("region"))
        .orElse(DEFAULT_REGION);
  }

  /** Of a store that is not AWS's, or not where theirs are. */
  Optional<String> endpoint() {
    return environment
        .variable("AWS_ENDPOINT_URL_S3")
        .or(() -> environment.variable("AWS_ENDPOINT_URL"))
        .or(() -> ofProfile("endpoint_url"));
  }

  /** Keys that are written down. */
  Optional<AwsKeys> keys() throws IOException {
    Optional<String> access = environment.variable("AWS_ACCESS_KEY_ID");
    if (access.isPresent()) {
      return Optional.of(
          new AwsKeys(
              access.get(),
              environment
                  .variable("AWS_SECRET_ACCESS_KEY")
                  .orElseThrow(
                      () ->
                          new IOException(
                              "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not")),
              environment.variable("AWS_SESSION_TOKEN")));
    }
    Optional<String> written = ofProfile("aws_access_key_id");
    if (written.isEmpty() && environment.variable("AWS_PROFILE").isPresent()) {
      throw new IOException(
          "the profile '"
              + profile()
              + "' that AWS_PROFILE names has no aws_access_key_id; 'aws configure"
              + " export-credentials --format env' gives variables that work here");
    }
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AwsKeys(
                written.get(),
                ofProfile("aws_secret_access_key")
                    .orElseThrow(
                        () ->
                            new IOException(
                                "the profile '" + profile() + "' has no aws_secret_access_key")),
                ofProfile("aws_session_token")));
  }
}
