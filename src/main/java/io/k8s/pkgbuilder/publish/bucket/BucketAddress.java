package io.k8s.pkgbuilder.publish.bucket;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a bucket.
 *
 * @param scheme gs or s3
 * @param prefix of every key: empty, or ended by a slash
 */
public record BucketAddress(String scheme, String bucket, String prefix) {
  private static final Pattern SHAPE =
      Pattern.compile("(gs|s3)://([a-z0-9][a-z0-9._-]{1,220}[a-z0-9])(?:/(.*))?");
  private static final String KEPT =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

  /** Empty for what is no address of a bucket. */
  public static Optional<BucketAddress> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches() || text.contains("?") || text.contains("#")) {
      return Optional.empty();
    }
    String folder = Optional.ofNullable(matcher.group(3)).orElse("").replaceAll("^/+|/+$", "");
    boolean odd = folder.matches("(.*/)?\\.{0,2}(/.*)?") && !folder.isEmpty();
    return odd
        ? Optional.empty()
        : Optional.of(
            new BucketAddress(
                matcher.group(1), matcher.group(2), folder.isEmpty() ? "" : folder + "/"));
  }

  /** The object of a path below. */
  String key(String path) {
    return prefix + path;
  }

  /** As URLs have it, also its slashes. */
  static String encoded(String text) {
    return encoded(text, KEPT);
  }

  /** As the path of a URL has it. */
  static String encodedPath(String text) {
    return encoded(text, KEPT + "/");
  }

  private static String encoded(String text, String kept) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (character < 128 && kept.indexOf(character) >= 0) {
        encoded.append(character);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
      }
    }
    return encoded.toString();
  }

  /** As a user writes it. */
  @Override
  public String toString() {
    return scheme + "://" + bucket + "/" + prefix.replaceFirst("/$", "");
  }
}
