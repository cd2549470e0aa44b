package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.model.ElfMachine;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The part of an ELF header that names a machine, elf(5).
 *
 * @param machine empty if the class or data encoding is none that exists
 */
public record ElfHeader(Optional<ElfMachine> machine) {
  /** Up to and with e_machine. */
  public static final int LENGTH = 20;

  /** The header, empty if the content is no ELF file. */
  static Optional<ElfHeader> read(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return parse(in.readNBytes(LENGTH));
    }
  }

  /** From the first 20 bytes or more; empty if they are no ELF file's. */
  public static Optional<ElfHeader> parse(byte[] start) {
    if (start.length < LENGTH
        || start[0] != 0x7f
        || start[1] != 'E'
        || start[2] != 'L'
        || start[3] != 'F') {
      return Optional.empty();
    }
    boolean classKnown = start[4] == 1 || start[4] == 2;
    boolean dataKnown = start[5] == 1 || start[5] == 2;
    if (!classKnown || !dataKnown) {
      return Optional.of(new ElfHeader(Optional.empty()));
    }
    boolean little = start[5] == 1;
    int low = start[little ? 18 : 19] & 0xff;
    int high = start[little ? 19 : 18] & 0xff;
    return Optional.of(
        new ElfHeader(
            Optional.of(new ElfMachine(high << 8 | low, start[4] == 1 ? 32 : 64, little))));
  }
}
