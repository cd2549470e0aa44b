package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import io.k8s.pkgbuilder.model.ElfMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's samples run: on their own machine, or as qemu has it. */
class SampleElfIT {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "62, 64, true, qemu-x86_64",
    "183, 64, true, qemu-aarch64",
    "40, 32, true, qemu-arm",
    "21, 64, true, qemu-ppc64le",
    "22, 64, false, qemu-s390x",
  })
  void printsItsText(int machine, int bits, boolean little, String emulator)
      throws IOException, InterruptedException {
    Tools.require(emulator);
    Path program = directory.resolve("sample");
    byte[] bytes =
        SampleElf.printing("A SAMPLE.\n", new ElfMachine(machine, bits, little)).orElseThrow();
    Files.write(program, bytes);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(Tools.run(directory, emulator, program.toString()).orFail())
        .isEqualTo("A SAMPLE.\n");
  }
}
