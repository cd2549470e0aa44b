package io.k8s.pkgbuilder.compare.content;

import io.k8s.pkgbuilder.format.PackageEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads an ELF file as it streams by. Some linkers write the section headers first, so that one
 * pass is enough; others write them last, and then the bytes wait in memory, or in a temporary
 * file.
 */
record ElfReader(ElfMemory memory) {
  /**
   * The image; empty where the header makes no sense.
   *
   * @param start the first bytes
   * @param whole all bytes, the first ones again
   */
  Optional<ElfImage> read(byte[] start, InputStream whole, PackageEntry entry) throws IOException {
    Optional<ElfTable> table = ElfTable.of(start);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    boolean inside = table.get().at() <= entry.size() - table.get().length();
    if (table.get().count() == 0 || !inside) {
      return Optional.of(ElfSections.none(table.get()));
    }
    long end = table.get().at() + table.get().length();
    if (end <= start.length) {
      byte[] headers = Arrays.copyOfRange(start, (int) table.get().at(), (int) end);
      return Optional.of(image(table.get(), headers, whole, entry.size()));
    }
    Optional<byte[]> room = memory.take(entry.size());
    if (room.isEmpty()) {
      return Optional.of(spooled(table.get(), whole, entry.size()));
    }
    try {
      return Optional.of(held(table.get(), whole, room.get()));
    } finally {
      memory.giveBack(room.get());
    }
  }

  private static ElfImage held(ElfTable table, InputStream whole, byte[] room) throws IOException {
    int read = whole.readNBytes(room, 0, room.length);
    int start = (int) Math.min(table.at(), read);
    int end = (int) Math.min(table.at() + table.length(), read);
    byte[] headers = Arrays.copyOfRange(room, start, end);
    return image(table, headers, new ByteArrayInputStream(room, 0, read), room.length);
  }

  private static ElfImage image(ElfTable table, byte[] bytes, InputStream whole, long size)
      throws IOException {
    List<ElfTable.Header> headers = table.headers(bytes, size);
    return ElfSections.read(table, headers, whole);
  }

  private static ElfImage spooled(ElfTable table, InputStream whole, long size) throws IOException {
    Path file = Files.createTempFile("pkgbuilder-elf", "");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      whole.transferTo(Channels.newOutputStream(channel));
      InputStream in = Channels.newInputStream(channel.position(table.at()));
      byte[] headers = in.readNBytes(table.length());
      channel.position(0);
      return image(table, headers, Channels.newInputStream(channel), size);
    }
  }
}
