package io.k8s.pkgbuilder.publish.bucket;

import io.k8s.pkgbuilder.publish.Refused;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a store answered; any status but those that pass. */
@SuppressWarnings("ArrayRecordComponent") // read once, and only parsed
record Answer(int status, HttpHeaders headers, byte[] body) {
  /** S3's and Google's word for what is wrong; their sentences may name keys. */
  private static final Pattern CODE =
      Pattern.compile("<Code>([A-Za-z0-9]{1,64})</Code>|\"reason\"\\s*:\\s*\"([A-Za-z]{1,64})\"");

  boolean ok() {
    return status / 100 == 2;
  }

  boolean missing() {
    return status == 404 && !code().equals("NoSuchBucket");
  }

  /** Somebody else was faster. */
  boolean preconditionFailed() {
    return status == 412 || status == 409;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  private String code() {
    Matcher matcher = CODE.matcher(text());
    if (!matcher.find()) {
      return "";
    }
    return Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2));
  }

  /**
   * What to throw for it.
   *
   * @param what was asked for, e.g. "'deb/InRelease'"
   */
  IOException failure(String what) {
    String code = code();
    String said = "the store answers " + status + (code.isEmpty() ? "" : " (" + code + ")");
    if (code.equals("RequestTimeTooSkewed")) {
      return new Refused(said + " to " + what, "set this machine's clock");
    }
    return switch (status) {
      case 401, 403 ->
          new Refused(
              said + " to " + what,
              "check the credentials, and that they may list, read, write and delete there; see"
                  + " docs/publishing.md");
      case 404 -> new Refused(said + " to " + what, "make the bucket first, or correct its name");
      case 501 ->
          new Refused(
              said + " to " + what,
              "the store knows no conditional writes, so publishers could overwrite each other");
      default -> new IOException(said + " to " + what);
    };
  }
}
