package io.k8s.pkgbuilder.payload.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.model.ElfMachine;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XzChainTest {
  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "62, 64, true, X86, 3 0 2", // amd64
    "40, 32, true, ARM, 2 2 2", // armhf
    "183, 64, true, , 2 2 2", // arm64: its filter is too new for Debian 11
    "21, 64, true, , 2 2 2", // ppc64el
    "22, 64, false, , 3 1 1", // s390x
    "243, 64, true, , 3 0 2" // riscv64: nobody measured
  })
  void everyLevelKnowsTheMachine(
      int machine, int bits, boolean littleEndian, XzChain.Branch branch, String literals) {
    Traits traits = program(machine, bits, littleEndian);
    for (OptionalInt level : new OptionalInt[] {OptionalInt.empty(), OptionalInt.of(6)}) {
      XzChain chain = XzChain.choose(level, true, traits);
      assertThat(chain.branch()).isEqualTo(Optional.ofNullable(branch));
      assertThat(chain.literalBits() + " " + chain.lp() + " " + chain.pb()).isEqualTo(literals);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 9})
  void aLevelIsThePresetButForTheBits(int level) {
    Traits traits = program(22, 64, false);
    XzChain preset = XzChain.ofPreset(level, Optional.empty());
    assertThat(XzChain.choose(OptionalInt.of(level), true, traits))
        .isEqualTo(
            preset.withBits(3, 1, 1).withDictionary(Math.min(preset.dictionary(), 32 * MIB)));
  }

  /** For a whole build 600 MB are enough, with two encoders at work. */
  @ParameterizedTest
  @CsvSource({"62, false", "40, false", "183, false", "21, false", "22, false", "62, true"})
  void twoEncodersOfTheDefaultTake320Megabytes(int machine, boolean solid) {
    Traits traits =
        solid
            ? new Traits(60L * MIB, Optional.empty(), true)
            : program(machine, machine == 40 ? 32 : 64, machine != 22);
    XzChain chain = XzChain.choose(OptionalInt.empty(), true, traits);
    assertThat(2 * chain.memory()).isLessThan(320_000_000);
  }

  private static Traits program(int machine, int bits, boolean littleEndian) {
    return new Traits(32L * MIB, Optional.of(new ElfMachine(machine, bits, littleEndian)), false);
  }
}
