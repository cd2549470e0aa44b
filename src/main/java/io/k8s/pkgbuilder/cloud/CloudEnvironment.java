package io.k8s.pkgbuilder.cloud;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What the stores' own tools would read.
 *
 * @param variables AWS_PROFILE, GOOGLE_APPLICATION_CREDENTIALS, HOME and the like
 * @param client asks for tokens
 */
public record CloudEnvironment(Map<String, String> variables, HttpClient client, Clock clock) {
  public CloudEnvironment {
    variables = Map.copyOf(variables);
  }

  /** A variable that is set to something. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** A file that a variable names, else one below the user's home. */
  Optional<Path> file(String variable, String belowHome) {
    return variable(variable)
        .map(Path::of)
        .or(() -> variable("HOME").map(home -> Path.of(home).resolve(belowHome)));
  }

  /** Neither who asks nor what proves it. */
  @Override
  public String toString() {
    return "the environment of a cloud";
  }
}
