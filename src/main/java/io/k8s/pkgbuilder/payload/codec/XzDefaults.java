package io.k8s.pkgbuilder.payload.codec;

import io.k8s.pkgbuilder.model.ElfMachine;
import java.util.Optional;

/**
 * The project's own choice of LZMA2 parameters: no more bytes than {@code xz -6}, in less time. The
 * measurements are in docs/adr/0003-compression-defaults.md.
 */
final class XzDefaults {
  /** Enough with the filter of 32-bit Arm, and for the framing between files. */
  private static final int LOW_PRESET = 4;

  private static final int PRESET = 5;

  /** Where there is no filter that every supported decoder has, more memory makes up for it. */
  private static final int PLAIN_DICTIONARY = 16 << 20;

  private static final int PLAIN_NICE_LENGTH = 48;
  private static final int S390X_NICE_LENGTH = 56;

  /** A search that goes on for longer finds little, and takes a tenth of the time. */
  private static final int PLAIN_DEPTH = 16;

  private static final int S390X_DEPTH = 24;

  /** Large enough to see the two or three files before. */
  private static final int SOLID_DICTIONARY = 16 << 20;

  private static final int PPC64 = 21;
  private static final int S390 = 22;
  private static final int AARCH64 = 183;

  private XzDefaults() {}

  static XzChain choose(Optional<XzChain.Branch> branch, Traits traits) {
    if (traits.solid()) {
      return XzChain.ofPreset(PRESET, branch).withDictionary(SOLID_DICTIONARY);
    }
    if (branch.isPresent()) {
      return XzChain.ofPreset(preset(branch.get()), branch);
    }
    return traits
        .machine()
        .map(XzDefaults::unfiltered)
        .orElseGet(() -> XzChain.ofPreset(LOW_PRESET, branch));
  }

  private static int preset(XzChain.Branch branch) {
    return switch (branch) {
      case X86 -> PRESET;
      case ARM -> LOW_PRESET;
    };
  }

  /** Instructions of four bytes, or a multiple of two, show in which bits literals depend on. */
  private static XzChain unfiltered(ElfMachine machine) {
    XzChain plain =
        XzChain.ofPreset(PRESET, Optional.empty())
            .withDictionary(PLAIN_DICTIONARY)
            .withNiceLength(PLAIN_NICE_LENGTH)
            .withDepthLimit(PLAIN_DEPTH);
    return switch (machine.machine()) {
      case AARCH64, PPC64 -> plain.withBits(2, 2, 2);
      case S390 ->
          plain.withBits(3, 1, 2).withNiceLength(S390X_NICE_LENGTH).withDepthLimit(S390X_DEPTH);
      default -> plain;
    };
  }
}
