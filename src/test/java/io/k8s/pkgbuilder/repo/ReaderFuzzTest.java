package io.k8s.pkgbuilder.repo;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.SamplePackages;
import io.k8s.pkgbuilder.format.deb.DebPackage;
import io.k8s.pkgbuilder.format.deb.DebParagraph;
import io.k8s.pkgbuilder.format.rpm.DependencyKind;
import io.k8s.pkgbuilder.format.rpm.RpmPackage;
import io.k8s.pkgbuilder.sign.KeyGenerator;
import io.k8s.pkgbuilder.sign.Keyring;
import io.k8s.pkgbuilder.sign.SampleKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Assertions;

/**
 * Whatever the bytes, a reader ends soon, with what it read or an IOException that says why not.
 */
class ReaderFuzzTest {
  private static Path folder = Path.of("");
  private static byte[] deb = new byte[0];
  private static byte[] rpm = new byte[0];

  @BeforeContainer
  static void samples() throws IOException {
    folder = Files.createTempDirectory("fuzz");
    deb = Files.readAllBytes(SamplePackages.deb(folder.resolve("a.deb")));
    rpm = Files.readAllBytes(SamplePackages.rpm(folder.resolve("a.rpm")));
  }

  @AfterContainer
  static void cleanUp() throws IOException {
    for (String file : List.of("a.deb", "a.rpm", "fuzzed")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }

  private interface Reader {
    void read(Path file) throws IOException;
  }

  /** Damages a few places: a bit, a number that becomes huge, a stretch cut out, an end cut off. */
  private static byte[] damaged(byte[] bytes, long seed) {
    Random random = new Random(seed);
    byte[] damaged = bytes.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> damaged[at] = (byte) 0xff;
        case 2 -> damaged[at] = (byte) random.nextInt();
        default -> damaged = Arrays.copyOf(damaged, Math.max(1, at));
      }
    }
    return damaged;
  }

  private static void ends(byte[] bytes, Reader reader) throws IOException {
    Path file = folder.resolve("fuzzed");
    Files.write(file, bytes);
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          try {
            reader.read(file);
          } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
          }
        });
  }

  private static void readDeb(Path file) throws IOException {
    DebPackage read = DebPackage.open(file);
    read.visit((entry, bytes) -> bytes.skip(entry.getSize()));
    if (read.members().stream().anyMatch(name -> name.startsWith("_"))) {
      read.openPgpSignature();
    }
  }

  private static void readRpm(Path file) throws IOException {
    RpmPackage read = RpmPackage.open(file);
    for (DependencyKind kind : DependencyKind.values()) {
      read.dependencies(kind);
    }
    read.entries();
    for (int tag : read.header().tags()) {
      read.header().texts(tag);
      read.header().numbers(tag);
      read.header().bytes(tag);
    }
    try (InputStream in = read.payload()) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Property(tries = 2000)
  void debs(@ForAll long seed) throws IOException {
    ends(damaged(deb, seed), ReaderFuzzTest::readDeb);
  }

  @Property(tries = 2000)
  void rpms(@ForAll long seed) throws IOException {
    ends(damaged(rpm, seed), ReaderFuzzTest::readRpm);
  }

  @Property(tries = 300)
  void anything(@ForAll byte[] bytes) throws IOException {
    ends(bytes, ReaderFuzzTest::readDeb);
    ends(bytes, ReaderFuzzTest::readRpm);
  }

  @Property(tries = 500)
  void paragraphs(@ForAll String text) {
    try {
      assertThat(DebParagraph.parseAll(text)).isNotNull();
    } catch (PackageException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 300)
  void keysAndSignatures(@ForAll long seed) throws IOException {
    KeyGenerator.Generated key = SampleKeys.key(KeyGenerator.Type.ED25519);
    byte[] armored = key.certificate().armored().getBytes(StandardCharsets.US_ASCII);
    try {
      assertThat(Keyring.parse(damaged(armored, seed), "k")).isNotNull();
      assertThat(Keyring.parse(damaged(key.certificate().packets(), seed), "k")).isNotNull();
    } catch (DiagnosticException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
    String signed = SampleKeys.signer(KeyGenerator.Type.ED25519).clearSigned("a\nb\n");
    byte[] damaged = damaged(signed.getBytes(StandardCharsets.US_ASCII), seed);
    try {
      String text =
          new Keyring(List.of(key.certificate()))
              .verifyClearSigned(new String(damaged, StandardCharsets.ISO_8859_1), SampleKeys.NOW);
      assertThat(text).isEqualTo("a\nb\n");
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
