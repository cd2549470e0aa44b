package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Short texts at addresses, such as checksum files; each is asked for once. */
final class Texts {
  private final Http http;
  private final ConcurrentMap<Address, Optional<String>> known = new ConcurrentHashMap<>();

  Texts(Http http) {
    this.http = http;
  }

  /**
   * The text, unless nothing is there that may be read.
   *
   * @param longest in bytes
   */
  Optional<String> read(Address address, int longest) throws IOException {
    Optional<String> before = known.get(address);
    if (before != null) {
      return before;
    }
    Optional<String> text = address.isFile() ? local(address, longest) : remote(address, longest);
    known.put(address, text);
    return text;
  }

  private static Optional<String> local(Address address, int longest) throws IOException {
    Path path = Path.of(address.uri());
    try {
      if (Files.size(path) > longest) {
        throw HttpFailure.lasting("it is longer than " + longest + " bytes");
      }
      return Files.isRegularFile(path)
          ? Optional.of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Optional<String> remote(Address address, int longest) throws IOException {
    TextReceiver receiver = new TextReceiver(longest);
    return http.get(address, receiver) == Availability.FOUND
        ? Optional.of(receiver.text())
        : Optional.empty();
  }
}
