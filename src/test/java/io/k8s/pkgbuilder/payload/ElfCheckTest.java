package io.k8s.pkgbuilder.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.source.ResolvedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ElfCheckTest {
  private static final ElfMachine X86_64 = new ElfMachine(62, 64, true);
  private static final ElfMachine ARM = new ElfMachine(40, 32, true);
  private static final ElfMachine S390X = new ElfMachine(22, 64, false);

  @Test
  void theRightMachinesPass() throws IOException {
    assertThat(check(X86_64, elf(X86_64, 4096))).isEmpty();
    assertThat(check(ARM, elf(ARM, 4096))).isEmpty();
    assertThat(check(S390X, elf(S390X, 4096))).isEmpty();
  }

  @Test
  void anotherMachineIsNamedWithTheOneWanted() throws IOException {
    assertThat(check(X86_64, elf(S390X, 4096)))
        .containsExactly(
            "'/in/kubelet' is an executable for S/390 (64-bit big-endian), but linux/test needs"
                + " x86-64 (64-bit little-endian)");
    assertThat(check(ARM, elf(new ElfMachine(183, 64, true), 4096)))
        .containsExactly(
            "'/in/kubelet' is an executable for AArch64 (64-bit little-endian), but linux/test"
                + " needs ARM (32-bit little-endian)");
  }

  @Test
  void whatIsNoExecutableIsRefused() throws IOException {
    assertThat(check(X86_64, new byte[0])).containsExactly("'/in/kubelet' is empty");
    assertThat(check(X86_64, "#!/bin/sh\n".repeat(10).getBytes(StandardCharsets.US_ASCII)))
        .containsExactly("'/in/kubelet' is no ELF executable, which linux/test needs");
    assertThat(check(X86_64, new byte[] {0x7f, 'E', 'L', 'F'}))
        .containsExactly("'/in/kubelet' is truncated: 4 bytes are no executable");
  }

  @Test
  void whatEndsBeforeItsSegmentsIsTruncated() throws IOException {
    for (ElfMachine machine : List.of(X86_64, ARM, S390X)) {
      byte[] whole = elf(machine, 4096);
      for (int length : new int[] {4095, 200, 64, 60}) {
        assertThat(check(machine, Arrays.copyOf(whole, length)))
            .as("%s cut to %s", machine, length)
            .singleElement()
            .asString()
            .contains("truncated");
      }
    }
  }

  @Test
  void aPlatformWithoutElfTakesAnythingButNothing() throws IOException {
    byte[] script = "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(check(Optional.empty(), script)).isEmpty();
    assertThat(check(Optional.empty(), new byte[0])).containsExactly("'/in/kubelet' is empty");
  }

  private static List<String> check(ElfMachine expected, byte[] bytes) throws IOException {
    return check(Optional.of(expected), bytes);
  }

  private static List<String> check(Optional<ElfMachine> expected, byte[] bytes)
      throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    new ElfCheck(platform(expected), diagnostics)
        .check(
            List.of(
                new ResolvedFile("kubelet", BytesContent.of(bytes), Instant.EPOCH, "/in/kubelet")));
    assertThat(diagnostics.list())
        .allSatisfy(one -> assertThat(one.category()).isEqualTo(Category.SOURCE))
        .allSatisfy(one -> assertThat(one.hint()).isPresent());
    return diagnostics.list().stream().map(Diagnostic::message).toList();
  }

  private static Platform platform(Optional<ElfMachine> elf) {
    return new Platform("linux/test", "linux", "test", Optional.empty(), List.of(), Map.of(), elf);
  }

  /** A header and one segment that reaches to the end, elf(5). */
  static byte[] elf(ElfMachine machine, int size) {
    boolean wide = machine.bits() == 64;
    ByteBuffer file =
        ByteBuffer.allocate(size)
            .order(machine.littleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F'});
    file.put((byte) (wide ? 2 : 1)).put((byte) (machine.littleEndian() ? 1 : 2)).put((byte) 1);
    file.putShort(16, (short) 2).putShort(18, (short) machine.machine());
    if (wide) {
      file.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
      file.putLong(64 + 8, 0).putLong(64 + 32, size);
    } else {
      file.putInt(28, 64).putShort(42, (short) 32).putShort(44, (short) 1);
      file.putInt(64 + 4, 0).putInt(64 + 16, size);
    }
    return file.array();
  }
}
