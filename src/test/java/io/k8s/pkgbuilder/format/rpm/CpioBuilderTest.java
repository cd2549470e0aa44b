package io.k8s.pkgbuilder.format.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.Digests;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.payload.PayloadEntry.Owner;
import io.k8s.pkgbuilder.payload.Segment;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.Test;

class CpioBuilderTest {
  private static final long FOUR_GIB = 1L << 32;

  @Property(tries = 50)
  void anotherReaderFindsEveryFile(@ForAll @Size(max = 9) List<byte[]> contents) throws Exception {
    List<PayloadEntry> entries = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      String path = "/d/" + "n".repeat(i) + i;
      entries.add(Samples.file(path, 0640, FileRole.REGULAR, contents.get(i)));
    }
    byte[] archive = bytes(list(entries));
    assertThat(archive.length % 4).isZero();
    try (CpioArchiveInputStream cpio =
        new CpioArchiveInputStream(new ByteArrayInputStream(archive))) {
      for (RpmFile file : list(entries).files()) {
        CpioArchiveEntry entry = cpio.getNextEntry();
        assertThat(entry.getName()).isEqualTo("." + file.path());
        assertThat(entry.getMode()).isEqualTo(0100640);
        assertThat(entry.getTime()).isEqualTo(file.mtime());
        assertThat(cpio.readAllBytes()).isEqualTo(read(file.content().orElseThrow()));
      }
      assertThat(cpio.getNextEntry()).isNull();
    }
  }

  @Test
  void ghostsAreNotArchived() throws Exception {
    PayloadEntry ghost =
        new PayloadEntry.Ghost(new InstallPath("/g"), new FileMode(0644), Owner.ROOT, Samples.TIME);
    assertThat(bytes(list(List.of(ghost)))).isEqualTo(bytes(list(List.of())));
  }

  /** rpm's lib/cpio.c: magic and index in hex, padded to 4; the trailer is still newc. */
  @Test
  void beyond32BitsHeadersAreStripped() throws Exception {
    FileList list = list(List.of(Samples.symlink("/a", "target"), sized("/b", FOUR_GIB + 1)));
    assertThat(list.large()).isTrue();
    List<Segment> segments = new CpioBuilder(list).segments();
    assertThat(framing(segments.get(0)))
        .isEqualTo("07070X00000000\0\0target\0\0" + "07070X00000001\0\0");
    assertThat(segments.get(1)).isInstanceOf(Segment.Body.class);
    assertThat(framing(segments.get(2))).startsWith("\0\0\0" + "070701").contains("TRAILER!!!");
  }

  @Test
  void theSumCountsToo() throws Exception {
    FileList list = list(List.of(sized("/a", FOUR_GIB / 2), sized("/b", FOUR_GIB / 2)));
    assertThat(list.large()).isTrue();
    assertThat(list(List.of(sized("/a", FOUR_GIB - 1))).large()).isFalse();
  }

  @Test
  void directoriesOfOthersAreNotOwned() throws Exception {
    FileList list =
        FileList.of(
            Samples.payload(
                Samples.directory("/usr/share/man/man1", 0755),
                Samples.directory("/etc", 0755),
                Samples.directory("/etc/kubernetes", 0755),
                Samples.file("/opt/cni/bin/x", 0755, FileRole.REGULAR, new byte[1])));
    assertThat(list.files())
        .extracting(file -> file.path().value())
        .containsExactly("/etc/kubernetes", "/opt/cni/bin/x");
  }

  private static FileList list(List<PayloadEntry> entries) throws Exception {
    return FileList.of(Samples.payload(entries.toArray(PayloadEntry[]::new)));
  }

  private static PayloadEntry sized(String path, long size) {
    Content content =
        new Content() {
          @Override
          public long size() {
            return size;
          }

          @Override
          public InputStream open() {
            throw new AssertionError("never read");
          }

          @Override
          public Digests digests() {
            return new Digests("0", "1");
          }
        };
    return new PayloadEntry.RegularFile(
        new InstallPath(path),
        content,
        FileRole.REGULAR,
        FileMode.REGULAR,
        Owner.ROOT,
        Samples.TIME,
        Optional.empty());
  }

  private static String framing(Segment segment) {
    return new String(((Segment.Framing) segment).bytes(), StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(FileList list) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Segment segment : new CpioBuilder(list).segments()) {
      out.writeBytes(
          segment instanceof Segment.Framing framing
              ? framing.bytes()
              : read(((Segment.Body) segment).content()));
    }
    return out.toByteArray();
  }

  private static byte[] read(Content content) throws Exception {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    }
  }
}
