package io.k8s.pkgbuilder.payload.tar;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.Digests;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.payload.PayloadEntry.Owner;
import io.k8s.pkgbuilder.payload.Segment;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commons Compress reads back what was framed. */
class TarBuilderTest {
  private static final Instant TIME = Instant.ofEpochSecond(1_741_722_741);

  @ParameterizedTest
  @ValueSource(ints = {1, 96, 97, 98, 99, 100, 254, 255, 256, 600, 5000})
  void keepsNamesAndTargetsOfAnyLength(int length) throws IOException {
    String name = "ä/" + "n".repeat(length);
    String target = "t".repeat(length);
    List<TarArchiveEntry> entries =
        read(
            new TarBuilder("./")
                .entry(Samples.file("/" + name, 0640, FileRole.REGULAR, new byte[] {7}))
                .entry(Samples.symlink("/" + name + "-link", target)));

    assertThat(entries)
        .extracting(TarArchiveEntry::getName)
        .containsExactly("./" + name, "./" + name + "-link");
    assertThat(entries.get(1).getLinkName()).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 1024})
  void bodiesArePaddedToBlocks(int size) throws IOException {
    byte[] body = new byte[size];
    java.util.Arrays.fill(body, (byte) 'x');
    byte[] tar =
        bytes(
            new TarBuilder("")
                .entry(Samples.file("/a", 0644, FileRole.REGULAR, body))
                .file("b", body, FileMode.REGULAR, TIME));
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      assertThat(in.getNextEntry().getName()).isEqualTo("a");
      assertThat(in.readAllBytes()).isEqualTo(body);
      assertThat(in.getNextEntry().getName()).isEqualTo("b");
      assertThat(in.readAllBytes()).isEqualTo(body);
      assertThat(in.getNextEntry()).isNull();
    }
    assertThat(tar.length % 512).isZero();
  }

  @Test
  void keepsTypeModeOwnerAndTime() throws IOException {
    List<TarArchiveEntry> entries =
        read(
            new TarBuilder("./")
                .root(TIME)
                .entry(
                    new PayloadEntry.Directory(
                        new InstallPath("/var/lib/x"),
                        new FileMode(01770),
                        new Owner("etcd", "kube"),
                        TIME.plusSeconds(5),
                        false)));

    assertThat(entries.get(0).getName()).isEqualTo("./");
    TarArchiveEntry directory = entries.get(1);
    assertThat(directory.isDirectory()).isTrue();
    assertThat(directory.getName()).isEqualTo("./var/lib/x/");
    assertThat(directory.getMode() & 07777).isEqualTo(01770);
    assertThat(directory.getUserName()).isEqualTo("etcd");
    assertThat(directory.getGroupName()).isEqualTo("kube");
    assertThat(directory.getLongUserId()).isZero();
    assertThat(directory.getLastModifiedTime().toInstant()).isEqualTo(TIME.plusSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0777_7777_7777L, 010_0000_0000_00L, 8L << 30, 5L << 40})
  void keepsSizesAroundAndBeyondEightGibibytes(long size) throws IOException {
    byte[] header = new TarHeader('0', "big", "", FileMode.REGULAR, Owner.ROOT, TIME, size).bytes();
    assertThat(header).hasSize(TarHeader.BLOCK);
    assertThat(new TarArchiveEntry(header).getSize()).isEqualTo(size);
  }

  @Test
  void timesBeforeTheEpochSurvive() throws IOException {
    Instant before = Instant.ofEpochSecond(-86_400);
    byte[] header = new TarHeader('0', "old", "", FileMode.REGULAR, Owner.ROOT, before, 0).bytes();
    assertThat(new TarArchiveEntry(header).getLastModifiedTime().toInstant()).isEqualTo(before);
  }

  @Test
  void leavesGhostsOutAndReadsNoContent() {
    PayloadEntry ghost =
        new PayloadEntry.Ghost(new InstallPath("/run/x"), FileMode.REGULAR, Owner.ROOT, TIME);
    PayloadEntry unread =
        new PayloadEntry.RegularFile(
            new InstallPath("/huge"),
            new Unreadable(3L << 40),
            FileRole.REGULAR,
            FileMode.REGULAR,
            Owner.ROOT,
            TIME,
            Optional.empty());
    List<Segment> segments = new TarBuilder("").entry(ghost).entry(unread).finish();

    assertThat(segments).hasSize(3);
    assertThat(segments.get(0)).isInstanceOf(Segment.Framing.class);
    assertThat(segments.get(1)).isInstanceOf(Segment.Body.class);
  }

  private record Unreadable(long size) implements Content {
    @Override
    public InputStream open() {
      throw new AssertionError("opened");
    }

    @Override
    public Digests digests() {
      throw new AssertionError("digested");
    }
  }

  private static byte[] bytes(TarBuilder tar) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Samples.packer().pack(tar.finish(), Compression.of(Compression.Algorithm.NONE)).writeTo(out);
    return out.toByteArray();
  }

  private static List<TarArchiveEntry> read(TarBuilder tar) throws IOException {
    List<TarArchiveEntry> entries = new ArrayList<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new ByteArrayInputStream(bytes(tar)), "UTF-8")) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        entries.add(e);
      }
    }
    return entries;
  }
}
