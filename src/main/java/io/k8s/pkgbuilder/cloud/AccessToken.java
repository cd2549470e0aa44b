package io.k8s.pkgbuilder.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;

/**
 * An OAuth bearer token.
 *
 * @param end when it is good for nothing any more
 */
record AccessToken(String value, Instant end) {
  /** Gives tokens; each call asks for a new one. */
  interface Source {
    AccessToken ask() throws IOException;
  }

  /** RFC 6749, 5.1. */
  static AccessToken of(JsonNode answer, Instant now) throws IOException {
    return new AccessToken(
        TokenRequests.text(answer, "access_token"),
        now.plusSeconds(answer.path("expires_in").asLong(0)));
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "a token until " + end;
  }
}
