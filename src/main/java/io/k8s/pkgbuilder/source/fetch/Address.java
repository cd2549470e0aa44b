package io.k8s.pkgbuilder.source.fetch;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a file is, ready for a request: encoded, without a fragment.
 *
 * @param uri may hold a user and password, which never leave it but in a header
 */
public record Address(URI uri) {
  private static final List<String> SCHEMES = List.of("https", "http", "gs", "s3", "file");
  private static final String KEPT =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*,;=:@/%[]";

  /**
   * Reads an address as people write it: a '+' of a version and characters that URLs may not hold
   * are encoded, what is encoded already stays.
   *
   * @throws DiagnosticException of category SOURCE when it is none, or of an unknown scheme
   */
  public static Address parse(String text) {
    String whole = text.replaceFirst("#.*", "");
    int query = whole.indexOf('?');
    String path = query < 0 ? whole : whole.substring(0, query);
    String rest = query < 0 ? "" : whole.substring(query);
    URI uri;
    try {
      uri = URI.create(encode(path, KEPT) + encode(rest, KEPT + "?+"));
    } catch (IllegalArgumentException e) {
      throw refused(text, "is no address");
    }
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw refused(text, "has no scheme that is known");
    }
    if (!scheme.equals("file") && uri.getRawAuthority() == null) {
      throw refused(text, "names no host");
    }
    return new Address(uri);
  }

  private static String encode(String text, String kept) {
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

  private static DiagnosticException refused(String text, String why) {
    return new Diagnostic(
            Category.SOURCE,
            Optional.empty(),
            "'" + withoutSecrets(text) + "' " + why,
            Optional.of("write https://..., http://..., gs://..., s3://... or file:///..."))
        .asException();
  }

  /** Another address relative to this one, without this one's query. */
  public Address sibling(String relative) {
    String path = uri.getRawPath();
    String parent = path.substring(0, path.lastIndexOf('/') + 1);
    return withPath(parent + encode(relative, KEPT));
  }

  /** The same address with something added to its path. */
  public Address plus(String suffix) {
    return withPath(uri.getRawPath() + suffix);
  }

  private Address withPath(String path) {
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Address(URI.create(uri.getScheme() + "://" + authority + path + query));
  }

  boolean isFile() {
    return scheme().equals("file");
  }

  String scheme() {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  /** The last part of its path, decoded. */
  public String fileName() {
    String path = uri.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** For messages and logs: without user, password and query, any of which may be a secret. */
  @Override
  public String toString() {
    return withoutSecrets(uri.toString());
  }

  private static String withoutSecrets(String text) {
    return text.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@", "$1")
        .replaceFirst("\\?.*", "?...");
  }
}
