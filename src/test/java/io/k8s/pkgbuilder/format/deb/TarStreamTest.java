package io.k8s.pkgbuilder.format.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.format.PackageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

class TarStreamTest {
  /** Names are held in memory before anything else of an entry is known. */
  @Test
  void aNameOfMoreThanAMebibyteIsRefused() throws IOException {
    assertThat(open(1 << 19)).hasSize(1 << 19);
    assertThatThrownBy(() -> open(1 << 20))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("an entry has headers of more than it is allowed");
  }

  /** What is passed over is no header, however large. */
  @Test
  void theBytesOfAnEntryMayBeAsManyAsTheyAre() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry large = new TarArchiveEntry("large");
      large.setSize(3 << 20);
      tar.putArchiveEntry(large);
      tar.write(new byte[3 << 20]);
      tar.closeArchiveEntry();
      tar.putArchiveEntry(new TarArchiveEntry("next/"));
      tar.closeArchiveEntry();
    }
    try (TarStream stream = TarStream.of(new ByteArrayInputStream(bytes.toByteArray()))) {
      stream.next();
      assertThat(stream.next().orElseThrow().getName()).isEqualTo("next/");
    }
  }

  /** As GNU tar writes it: an entry of its own before the one that is called so. */
  private static String open(int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry name =
          new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
      name.setSize(length);
      tar.putArchiveEntry(name);
      tar.write("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
      tar.closeArchiveEntry();
      tar.putArchiveEntry(new TarArchiveEntry("x"));
      tar.closeArchiveEntry();
    }
    try (TarStream stream = TarStream.of(new ByteArrayInputStream(bytes.toByteArray()))) {
      return stream.next().orElseThrow().getName();
    }
  }
}
