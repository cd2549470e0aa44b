package io.k8s.pkgbuilder.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Application default credentials (google.aip.dev/auth/4110), in Google's order. */
final class GoogleAccount {
  private GoogleAccount() {}

  /** Nobody where none are set up. */
  static Optional<AccessToken.Source> find(CloudEnvironment environment, String scope)
      throws IOException {
    Optional<String> token = environment.variable("CLOUDSDK_AUTH_ACCESS_TOKEN");
    if (token.isPresent()) {
      return Optional.of(() -> new AccessToken(token.get(), Instant.MAX));
    }
    Optional<Path> named = environment.variable("GOOGLE_APPLICATION_CREDENTIALS").map(Path::of);
    if (named.isPresent()) {
      return Optional.of(ofFile(environment, named.get(), scope));
    }
    Optional<Path> ofUser =
        environment
            .variable("CLOUDSDK_CONFIG")
            .map(Path::of)
            .or(() -> environment.variable("HOME").map(home -> Path.of(home, ".config", "gcloud")))
            .map(folder -> folder.resolve("application_default_credentials.json"))
            .filter(Files::isRegularFile);
    if (ofUser.isPresent()) {
      return Optional.of(ofFile(environment, ofUser.get(), scope));
    }
    return MetadataServer.of(environment).map(server -> server);
  }

  private static AccessToken.Source ofFile(CloudEnvironment environment, Path path, String scope)
      throws IOException {
    JsonNode file;
    try {
      file = new ObjectMapper().readTree(Files.readAllBytes(path));
    } catch (JsonProcessingException e) {
      // Its message would quote the file.
      throw new IOException("the credentials in '" + path + "' are no JSON");
    } catch (IOException e) {
      throw new IOException("the credentials in '" + path + "' cannot be read", e);
    }
    AccessToken.Source source = ofType(environment, file, path, scope);
    return () -> {
      try {
        return source.ask();
      } catch (IOException e) {
        throw new IOException(
            "the credentials in '" + path + "' do not work: " + e.getMessage(), e);
      }
    };
  }

  private static AccessToken.Source ofType(
      CloudEnvironment environment, JsonNode file, Path path, String scope) throws IOException {
    String type = file.path("type").asText();
    return switch (type) {
      case "service_account" -> new ServiceAccount(environment, file, scope);
      case "authorized_user" -> new AuthorizedUser(environment, file);
      case "external_account" -> new ExternalAccount(environment, file, scope);
      default ->
          throw new IOException(
              "the credentials in '"
                  + path
                  + "' are of none of the types service_account, authorized_user,"
                  + " external_account; CLOUDSDK_AUTH_ACCESS_TOKEN can hold what 'gcloud auth"
                  + " print-access-token' prints");
    };
  }
}
