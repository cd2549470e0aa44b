package io.k8s.pkgbuilder.compare.content;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.format.PackageEntry;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the files of one package; the texts that it keeps are limited in sum. */
final class EntryReader {
  /** Larger files are no texts that people write. */
  static final int LONGEST_TEXT = 1 << 18;

  private static final int MOST_TEXT = 1 << 24;

  private final ElfReader elves;
  private int textLeft = MOST_TEXT;

  EntryReader(ElfMemory memory) {
    this.elves = new ElfReader(memory);
  }

  ReadEntry read(PackageEntry entry, InputStream in) throws IOException {
    MessageDigest digest = Hashing.sha256();
    DigestInputStream digested = new DigestInputStream(in, digest);
    byte[] start = digested.readNBytes(LONGEST_TEXT + 1);
    if (ElfTable.isElf(start)) {
      Optional<ElfImage> elf =
          elves.read(
              start,
              new SequenceInputStream(new ByteArrayInputStream(start), open(digested)),
              entry);
      drain(digested);
      return new ReadEntry(entry, Hashing.hex(digest), Optional.empty(), "", elf);
    }
    drain(digested);
    String sha256 = Hashing.hex(digest);
    if (start.length > LONGEST_TEXT) {
      return new ReadEntry(entry, sha256, Optional.empty(), "", Optional.empty());
    }
    Optional<byte[]> unpacked = unpacked(start);
    return new ReadEntry(
        entry,
        sha256,
        text(unpacked.orElse(start)),
        unpacked.map(EntryReader::sha256).orElse(""),
        Optional.empty());
  }

  /** A joined stream closes its parts; these bytes are the package's, which goes on. */
  private static InputStream open(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return in.read(bytes, offset, length);
      }

      @Override
      public void close() {
        // Left open.
      }
    };
  }

  private static void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    int read = 0;
    while (read >= 0) {
      read = in.read(buffer);
    }
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Hashing.sha256().digest(bytes));
  }

  /** Of a gzipped file, as manual pages and changelogs are; empty where it is none, or large. */
  private static Optional<byte[]> unpacked(byte[] bytes) {
    if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
      return Optional.empty();
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] unpacked = in.readNBytes(4 * LONGEST_TEXT + 1);
      return unpacked.length > 4 * LONGEST_TEXT ? Optional.empty() : Optional.of(unpacked);
    } catch (IOException e) {
      // It only begins like one: compared as the bytes that it is.
      return Optional.empty();
    }
  }

  private Optional<String> text(byte[] bytes) {
    if (bytes.length > textLeft) {
      return Optional.empty();
    }
    Optional<String> text = Utf8Text.of(bytes);
    text.ifPresent(kept -> textLeft -= bytes.length);
    return text;
  }
}
