package io.k8s.pkgbuilder.source.fetch;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.util.Optional;

/** Small texts that no checksum verifies; offline those seen last. */
record KeptTexts(Texts texts, Known known, FetchPolicy policy) {
  private static final int LONGEST_MARKER = 256;

  /**
   * A short text, such as the name of the latest version.
   *
   * @param url under which it is remembered: as configured, before mirrors
   * @return empty when nothing is there
   * @throws DiagnosticException of category SOURCE when it cannot be had
   */
  Optional<String> marker(Address address, String url) {
    try {
      String key = Cache.key("text", url);
      if (offline(address)) {
        return Optional.of(known.text(key).orElseThrow(() -> Problems.notCached(address)));
      }
      Optional<String> text = texts.read(address, LONGEST_MARKER).map(String::strip);
      if (text.isPresent()) {
        known.rememberText(key, text.get().lines().findFirst().orElse(""));
      }
      return text;
    } catch (IOException e) {
      throw Problems.failed(address, e);
    }
  }

  /**
   * A whole text, and that there is none is remembered, too.
   *
   * @param kind of text; with the url it is what it is remembered by
   * @param longest bytes; more are an error
   * @return empty when nothing is there
   * @throws DiagnosticException of category SOURCE when it cannot be had
   */
  Optional<String> document(Address address, String kind, String url, int longest) {
    try {
      String key = Cache.key(kind, url);
      if (offline(address)) {
        return known.document(key);
      }
      Optional<String> text = texts.read(address, longest);
      if (!address.isFile()) {
        known.rememberDocument(key, text);
      }
      return text;
    } catch (IOException e) {
      throw Problems.failed(address, e);
    }
  }

  private boolean offline(Address address) {
    return policy.offline() && !address.isFile();
  }
}
