package io.k8s.pkgbuilder.source.fetch;

import java.net.URI;
import java.util.Map;

/** Turns addresses into what can be requested by HTTP, and knows what may be shown to whom. */
public interface Stores {
  /**
   * Where an http, https, gs or s3 address is by HTTP.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category SOURCE when the settings
   *     that say it cannot be read
   */
  URI location(Address address);

  /**
   * Headers that prove who asks; empty where nothing is known.
   *
   * @param uri what {@link #location} gave
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category SOURCE when credentials
   *     are there but cannot be used
   */
  Map<String, String> credentials(Address address, URI uri, String method);
}
