package io.k8s.pkgbuilder.cloud;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Proves to a store who asks. Safe for use by several threads at once. */
public interface Credentials {
  /** For stores that ask nobody. */
  Credentials NONE = request -> Map.of();

  /**
   * A request that will be sent.
   *
   * @param uri as it will be sent, encoded, with its query
   * @param headers that the store shall be able to trust, e.g. If-Match; others may be added later
   * @param payload lower-case hex of the body's SHA-256, or {@link #UNSIGNED}
   */
  record Request(String method, URI uri, Map<String, String> headers, String payload) {
    /** The digest of no body. */
    public static final String EMPTY =
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** For a body whose digest is not known beforehand. */
    public static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    public Request {
      headers = Map.copyOf(headers);
    }

    /** One without a body. */
    public static Request of(String method, URI uri) {
      return new Request(method, uri, Map.of(), EMPTY);
    }
  }

  /**
   * The headers to add. They are good for some minutes, so an attempt made later asks again.
   *
   * @throws IOException when credentials are there but cannot be used; its message holds no secret
   */
  Map<String, String> headers(Request request) throws IOException;
}
