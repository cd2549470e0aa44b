package io.k8s.pkgbuilder.source.fetch;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Where a redirect may lead. */
final class Redirects {
  private Redirects() {}

  /**
   * The next address.
   *
   * @throws HttpFailure when there is none, or it would leave https, or http altogether
   */
  static URI next(URI from, HttpHeaders headers) throws HttpFailure {
    String location =
        headers
            .firstValue("Location")
            .orElseThrow(
                () ->
                    elsewhere(headers)
                        .orElseGet(() -> HttpFailure.lasting("redirected to nowhere")));
    URI next;
    try {
      next = from.resolve(URI.create(location));
    } catch (IllegalArgumentException e) {
      throw HttpFailure.lasting("redirected to what is no address");
    }
    String scheme = scheme(next);
    boolean known = List.of("https", "http").contains(scheme) && next.getHost() != null;
    if (!known || (scheme(from).equals("https") && !scheme.equals("https"))) {
      throw HttpFailure.lasting(
          "redirected from " + scheme(from) + " to " + new Address(next) + ", which is refused");
    }
    return next;
  }

  /**
   * What S3 says when the region that was asked, or that the signature is for, is not the bucket's.
   */
  static Optional<HttpFailure> elsewhere(HttpHeaders headers) {
    return headers
        .firstValue("x-amz-bucket-region")
        .map(
            region ->
                HttpFailure.lasting(
                    "the bucket is in the region " + region + "; set AWS_REGION=" + region));
  }

  private static String scheme(URI uri) {
    return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
  }

  /** Whether credentials for the one may go to the other. */
  static boolean sameOrigin(URI one, URI other) {
    return scheme(one).equals(scheme(other))
        && Objects.equals(one.getHost(), other.getHost())
        && one.getPort() == other.getPort();
  }

  static URI withoutUser(URI uri) {
    String user = uri.getRawUserInfo();
    return user == null ? uri : URI.create(uri.toString().replaceFirst("//[^/@]*@", "//"));
  }
}
