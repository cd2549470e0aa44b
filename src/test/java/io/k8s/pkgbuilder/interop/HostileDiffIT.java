package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.k8s.pkgbuilder.format.HandmadeDeb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code diff} of packages that want to hurt: a clear error within 5 s and 512 MB. */
class HostileDiffIT {
  private static final String CONTROL = "Package: x\nVersion: 1\nArchitecture: all\n";
  private static final int STEP = 4096;
  private static final byte[] MEBIBYTE = new byte[1 << 20];

  @TempDir Path directory;

  @BeforeEach
  void good() throws IOException {
    HandmadeDeb.write(
        directory.resolve("good.deb"), CONTROL, tar -> HandmadeDeb.put(tar, "./a", "a"));
  }

  /** Ten seconds of processor are five of two cores, however much else the machine has to do. */
  private Command.Outcome limited(String before, String after) {
    String limited = "ulimit -t 10; exec \"$0\" -Xmx512m -jar \"$1\" diff \"$2\" \"$3\"";
    return Command.of("sh", "-c", limited, Interop.java(), Interop.jar(), before, after)
        .in(directory)
        .run();
  }

  private void refused(String file, String why) {
    Command.Outcome outcome = limited("good.deb", file);
    assertThat(outcome.stderr()).contains("error: '" + file + "': ").contains(why);
    assertThat(outcome.exit()).as(outcome.stderr()).isEqualTo(5);
  }

  private interface Packing {
    OutputStream of(OutputStream out) throws IOException;
  }

  private void bomb(String file, String suffix, int mebibytes, Packing packing) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(packing.of(data))) {
      TarArchiveEntry entry = new TarArchiveEntry("./zeros");
      entry.setSize((long) mebibytes << 20);
      tar.putArchiveEntry(entry);
      for (int i = 0; i < mebibytes; i++) {
        tar.write(MEBIBYTE);
      }
      tar.closeArchiveEntry();
    }
    ByteArrayOutputStream control = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(control)) {
      HandmadeDeb.put(tar, "./control", CONTROL);
    }
    try (ArArchiveOutputStream ar =
        new ArArchiveOutputStream(Files.newOutputStream(directory.resolve(file)))) {
      member(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
      member(ar, "control.tar", control.toByteArray());
      member(ar, "data.tar" + suffix, data.toByteArray());
    }
  }

  private static void member(ArArchiveOutputStream ar, String name, byte[] bytes)
      throws IOException {
    ar.putArchiveEntry(new ArArchiveEntry(name, bytes.length));
    ar.write(bytes);
    ar.closeArchiveEntry();
  }

  @Test
  void bombs() throws IOException {
    bomb("zstd.deb", ".zst", 4096, out -> new ZstdOutputStream(out, 3));
    refused("zstd.deb", "as only a bomb does");
    bomb("gzip.deb", ".gz", 1200, GZIPOutputStream::new);
    refused("gzip.deb", "as only a bomb does");
  }

  @Test
  void headersThatClaimTheWholeMemory() throws IOException {
    ByteBuffer rpm = ByteBuffer.allocate(4096);
    rpm.putInt(0, 0xedabeedb).putInt(96, 0x8eade801).putInt(104, 1).putInt(108, 0x0fff_ffff);
    Files.write(directory.resolve("claims.rpm"), rpm.array());
    refused("claims.rpm", "cut off");
    rpm.putInt(104, 0x7fff_ffff);
    Files.write(directory.resolve("tags.rpm"), rpm.array());
    refused("tags.rpm", "its header claims");
  }

  /** All beginnings of a deb and an rpm of random bytes, many in a run, within the same limits. */
  @Test
  void everyCutIsNamed() throws IOException {
    byte[] noise = new byte[80 * STEP];
    new Random(1).nextBytes(noise);
    Path conf = Files.createDirectories(directory.resolve("conf/noise"));
    Files.write(conf.resolve("noise"), noise);
    Files.writeString(
        conf.resolve("package.yaml"),
        """
        name: noise
        arch: all
        version: 1.0.0
        description: Noise
        contents: [{src: noise, dst: /usr/share/noise}]
        """);
    new Pkgbuilder(directory).run("build", "noise", "--conf", "conf", "--format", "deb,rpm");
    Files.createDirectory(directory.resolve("wholes"));
    Path cuts = Files.createDirectory(directory.resolve("cuts"));
    Set<String> left = new TreeSet<>();
    for (Path whole : packages(directory.resolve("out"))) {
      byte[] bytes = Files.readAllBytes(whole);
      String suffix = whole.toString().replaceFirst(".*\\.", ".");
      for (int length = 0; length < bytes.length; length += STEP) {
        String name = length / STEP + suffix;
        Files.write(cuts.resolve(name), Arrays.copyOf(bytes, length));
        Files.write(directory.resolve("wholes").resolve(name), bytes);
        left.add(name);
      }
    }
    assertThat(left).hasSizeGreaterThan(160);

    // What cannot even be opened is told first, then what ends within its payload.
    for (int run = 0; run < 2; run++) {
      Command.Outcome outcome = limited("wholes", "cuts");
      assertThat(outcome.exit()).as(outcome.stderr()).isEqualTo(5);
      for (String name : List.copyOf(left)) {
        if (outcome.stderr().contains("error: '" + name + "': ")) {
          left.remove(name);
          Files.delete(cuts.resolve(name));
        }
      }
    }
    assertThat(left).isEmpty();
  }

  private static List<Path> packages(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.(deb|rpm)")).toList();
    }
  }

  @Test
  void moreEntriesThanAnyPackageHas() throws IOException {
    HandmadeDeb.write(
        directory.resolve("many.deb"),
        CONTROL,
        tar -> {
          for (int i = 0; i < 210_000; i++) {
            HandmadeDeb.put(tar, "./f" + i, "");
          }
        });
    refused("many.deb", "it holds more than 200000 entries");
  }
}
