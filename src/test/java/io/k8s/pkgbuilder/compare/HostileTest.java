package io.k8s.pkgbuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.format.HandmadeDeb;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that are cut, or that lie. */
class HostileTest {
  private static final int STEP = 4096;

  @TempDir Path folder;

  private static SetDiff compare(Path before, Path after) throws IOException {
    return new SetComparison(List.of(), Policy.BUILT_IN, Runnable::run)
        .compare(PackageSet.of("a", before), PackageSet.of("b", after));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void cutAtEveryFourKibibytes(String format) throws IOException {
    byte[] noise = new byte[60 * STEP];
    new Random(1).nextBytes(noise);
    Path whole =
        new Sample()
            .file("/usr/lib/noise", 0644, FileRole.REGULAR, noise)
            .write(folder.resolve("a"), format);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut." + format);
    int cuts = 0;
    for (int length = 0; length < bytes.length; length += STEP) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      Assertions.assertTimeout(
          Duration.ofSeconds(5),
          () ->
              assertThatThrownBy(() -> compare(whole, cut))
                  .isInstanceOf(DiagnosticException.class)
                  .hasMessageStartingWith("'b': "));
      cuts++;
    }
    assertThat(cuts).isGreaterThan(60);
  }

  @Test
  void entriesThatLeadOut() throws IOException {
    Path deb = folder.resolve("up.deb");
    HandmadeDeb.write(
        deb,
        "Package: x\nVersion: 1\nArchitecture: all\n",
        tar -> HandmadeDeb.put(tar, "./../../etc/passwd", "x"));
    Path good = new Sample().write(folder.resolve("a"), "deb");
    assertThatThrownBy(() -> compare(good, deb)).hasMessageContaining("leads out of the root");
  }

  @Test
  void entriesOfAnRpmThatLeadOut() throws IOException {
    Path good = new Sample().write(folder.resolve("a"), "rpm");
    MutableRpm rpm = MutableRpm.read(good);
    int dirNames = 1118;
    assertThat(rpm.header.values(dirNames)).contains("/etc/");
    rpm.header.values(dirNames).replaceAll(name -> name.equals("/etc/") ? "/usr/../../etc/" : name);
    Path bad = folder.resolve("up.rpm");
    rpm.write(bad);
    assertThatThrownBy(() -> compare(good, bad))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageStartingWith("'b': ");
  }

  /** Section tables that claim everything, or nothing that is there, are no sections. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void elfHeadersThatLie(int seed) throws IOException {
    byte[] elf = new byte[8192];
    new Random(seed).nextBytes(elf);
    ByteBuffer head = ByteBuffer.wrap(elf).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    head.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    head.putLong(40, seed % 2 == 0 ? 64 : Long.MAX_VALUE - 100);
    head.putShort(58, (short) 64).putShort(60, (short) (seed % 3 == 0 ? 0xffff : 100));
    head.putShort(62, (short) 0xfff0);
    byte[] other = elf.clone();
    other[8000] ^= 1;
    Path before =
        new Sample().file("/x", 0755, FileRole.REGULAR, elf).write(folder.resolve("a"), "deb");
    Path after =
        new Sample().file("/x", 0755, FileRole.REGULAR, other).write(folder.resolve("b"), "deb");
    assertThat(compare(before, after).packages().get(0).differences())
        .anySatisfy(
            one -> {
              assertThat(one.path()).isEqualTo("/x");
              assertThat(one.kind()).isEqualTo(Kind.CONTENT_CHANGED);
            });
  }
}
