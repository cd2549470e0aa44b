package io.k8s.pkgbuilder.source.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class MembersTest {
  private static final Instant TIME = Instant.parse("2025-03-12T10:00:00Z");

  @TempDir Path directory;

  private static TarArchiveEntry entry(String name, byte type) {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setModTime(Date.from(TIME));
    return entry;
  }

  private interface Filling {
    void fill(TarArchiveOutputStream tar) throws IOException;
  }

  private static void file(TarArchiveOutputStream tar, String name, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = entry(name, TarConstants.LF_NORMAL);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, byte type, String target)
      throws IOException {
    TarArchiveEntry entry = entry(name, type);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private static byte[] tar(Filling filling) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      filling.fill(tar);
    }
    return bytes.toByteArray();
  }

  private Members members(byte[] archive) throws IOException {
    return Members.of(Files.write(directory.resolve("archive"), archive), ArchiveLimits.DEFAULT);
  }

  private static Map<String, String> read(Members members, Set<String> names) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    members.read(
        names,
        (name, bytes, modified) ->
            texts.put(name, new String(bytes.readAllBytes(), StandardCharsets.UTF_8)));
    return texts;
  }

  private static byte[] release() throws IOException {
    return tar(
        tar -> {
          tar.putArchiveEntry(entry("./kubernetes/node/bin/", TarConstants.LF_DIR));
          tar.closeArchiveEntry();
          file(tar, "./kubernetes/node/bin/kubelet", "the kubelet");
          file(tar, "./kubernetes/node/bin/kubeadm", "kubeadm");
          file(tar, "./kubernetes/LICENSES", "text");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "xz", "bzip2"})
  void takesWantedMembersAlone(String how) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (how) {
          case "gzip" -> new GZIPOutputStream(packed);
          case "xz" -> new XZOutputStream(packed, new LZMA2Options(0));
          case "bzip2" -> new BZip2CompressorOutputStream(packed);
          default -> packed;
        }) {
      out.write(release());
    }
    Members members = members(packed.toByteArray());

    Set<String> names = members.names(name -> name.endsWith("/kubelet"));
    assertThat(names).containsExactly("kubernetes/node/bin/kubelet");
    assertThat(read(members, names))
        .containsExactly(Map.entry("kubernetes/node/bin/kubelet", "the kubelet"));
  }

  @Test
  void readsZipToo() throws IOException {
    Path path = directory.resolve("archive.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(path)) {
      zip.putArchiveEntry(new ZipArchiveEntry("tool/bin/tool"));
      zip.write("a tool".getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
    }
    Members members = Members.of(path, ArchiveLimits.DEFAULT);

    assertThat(read(members, members.names(name -> true))).containsEntry("tool/bin/tool", "a tool");
  }

  @Test
  void followsLinksWithinTheArchive() throws IOException {
    Members members =
        members(
            tar(
                tar -> {
                  file(tar, "lib/tool-1.0", "a tool");
                  link(tar, "bin/tool", TarConstants.LF_SYMLINK, "../lib/tool-1.0");
                  link(tar, "bin/same", TarConstants.LF_LINK, "lib/tool-1.0");
                }));

    Set<String> names = members.names(name -> name.startsWith("bin/"));
    assertThat(names).containsExactly("bin/same", "bin/tool");
    assertThat(read(members, names)).hasSize(1).containsValue("a tool");
  }

  @ParameterizedTest
  @CsvSource({
    "../evil, leads out",
    "a/../../evil, leads out",
    "/etc/passwd, absolute",
    "C:/evil, absolute",
    "a\\evil, absolute",
  })
  void refusesNamesThatLeadOut(String name, String why) throws IOException {
    byte[] archive = tar(tar -> file(tar, name, "evil"));

    assertThatThrownBy(() -> members(archive))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"2, /etc/passwd", "2, ../../etc/passwd", "1, ../evil", "1, /etc/passwd"})
  void refusesLinksThatLeadOut(char type, String target) throws IOException {
    byte[] archive = tar(tar -> link(tar, "bin/tool", (byte) type, target));

    assertThatThrownBy(() -> members(archive)).isInstanceOf(ArchiveException.class);
  }

  @ParameterizedTest
  @ValueSource(chars = {'3', '4', '6'})
  void refusesDevices(char type) throws IOException {
    byte[] archive = tar(tar -> link(tar, "dev/null", (byte) type, ""));

    assertThatThrownBy(() -> members(archive)).hasMessageContaining("is a device");
  }

  @Test
  void refusesAMemberTwice() throws IOException {
    byte[] archive =
        tar(
            tar -> {
              file(tar, "tool", "one");
              file(tar, "./tool", "another");
            });

    assertThatThrownBy(() -> members(archive)).hasMessage("it holds 'tool' twice");
  }

  @Test
  void refusesLinksThatLeadNowhereOrInACircle() throws IOException {
    Members members =
        members(
            tar(
                tar -> {
                  link(tar, "a", TarConstants.LF_SYMLINK, "b");
                  link(tar, "b", TarConstants.LF_SYMLINK, "a");
                }));

    assertThatThrownBy(() -> members.names(name -> true)).hasMessageContaining("leads nowhere");
  }

  @Test
  void refusesBombs() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(packed))) {
      TarArchiveEntry entry = entry("zeros", TarConstants.LF_NORMAL);
      entry.setSize(100 << 20);
      tar.putArchiveEntry(entry);
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        tar.write(zeros);
      }
      tar.closeArchiveEntry();
    }

    assertThatThrownBy(() -> members(packed.toByteArray()))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("as only a bomb does");
  }

  @Test
  void refusesMoreMembersThanAllowed() throws IOException {
    byte[] archive =
        tar(
            tar -> {
              for (int i = 0; i < 11; i++) {
                file(tar, "f" + i, "");
              }
            });
    Path path = Files.write(directory.resolve("archive"), archive);

    assertThatThrownBy(() -> Members.of(path, new ArchiveLimits(1 << 20, 100, 1 << 20, 10)))
        .hasMessageContaining("more than 10 members");
  }

  /** Whatever the bytes are, it is an archive or an IOException. */
  @Property(tries = 300)
  void damagedArchivesAreNoCrash(@ForAll long seed) throws IOException {
    byte[] archive = release();
    Random random = new Random(seed);
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      archive[random.nextInt(archive.length)] = (byte) random.nextInt();
    }
    Path path = Files.createTempFile("archive", ".tar");
    try {
      Files.write(path, Arrays.copyOf(archive, random.nextInt(archive.length + 1)));
      Members members = Members.of(path, ArchiveLimits.DEFAULT);
      read(members, members.names(name -> true));
    } catch (IOException e) {
      assertThat(e).isNotNull();
    } finally {
      Files.delete(path);
    }
  }
}
