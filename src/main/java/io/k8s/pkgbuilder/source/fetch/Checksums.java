package io.k8s.pkgbuilder.source.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what the digest of a file must be: in the fragment of its address ({@code #sha256=HEX},
 * {@code #sha512=HEX}, {@code #checksums=FILE}), in a checksum file beside it, or in a list beside
 * it or in a folder above.
 */
final class Checksums {
  private static final int LONGEST = 4 << 20;
  private static final int FOLDERS = 4;

  private final Texts texts;

  Checksums(Texts texts) {
    this.texts = texts;
  }

  /** For people: every place that is looked at. */
  static String places(Address address) {
    return address + ".sha256, .sha512, and SHA256SUMS, SHA512SUMS beside and above it";
  }

  /**
   * The checksum, if there is any.
   *
   * @param fragment of the address as it was configured, without '#'; may be ""
   * @throws IOException when it says something that is no checksum
   */
  Optional<Checksum> find(Address address, String fragment) throws IOException {
    if (fragment.startsWith("checksums=")) {
      Address list = address.sibling(fragment.substring("checksums=".length()));
      return listed(list, address);
    }
    if (!fragment.isEmpty()) {
      return Optional.of(pinned(fragment));
    }
    Optional<Checksum> beside = beside(address);
    return beside.isPresent() ? beside : listed(address);
  }

  private static Checksum pinned(String fragment) throws IOException {
    String hex = fragment.replaceFirst("^sha(256|512)=", "");
    return Checksum.ofHex(hex)
        .filter(checksum -> fragment.startsWith(checksum.algorithm().suffix() + "="))
        .orElseThrow(
            () ->
                HttpFailure.lasting(
                    "'#" + fragment + "' is none of #sha256=HEX, #sha512=HEX, #checksums=FILE"));
  }

  private Optional<Checksum> beside(Address address) throws IOException {
    for (Algorithm algorithm : Algorithm.values()) {
      Address file = address.plus("." + algorithm.suffix());
      Optional<String> text = texts.read(file, LONGEST);
      if (text.isPresent()) {
        Checksum checksum =
            new ChecksumText(text.get())
                .of(address.uri().getPath(), true)
                .filter(found -> found.algorithm() == algorithm)
                .orElseThrow(() -> HttpFailure.lasting(file + " holds no checksum of it"));
        return Optional.of(checksum);
      }
    }
    return Optional.empty();
  }

  private Optional<Checksum> listed(Address address) throws IOException {
    for (Address list : lists(address)) {
      Optional<Checksum> found = listed(list, address);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Checksum> listed(Address list, Address address) throws IOException {
    Optional<String> text = texts.read(list, LONGEST);
    return text.flatMap(lines -> new ChecksumText(lines).of(address.uri().getPath(), false));
  }

  private static List<Address> lists(Address address) {
    List<Address> lists = new ArrayList<>();
    String up = "";
    long depth = address.uri().getRawPath().chars().filter(c -> c == '/').count();
    for (int folder = 0; folder <= Math.min(FOLDERS, depth - 1); folder++) {
      Address base = new Address(address.sibling(up).uri().normalize());
      lists.add(base.sibling("SHA256SUMS"));
      lists.add(base.sibling("SHA512SUMS"));
      up += "../";
    }
    return lists;
  }
}
