package io.k8s.pkgbuilder.payload.codec;

import io.k8s.pkgbuilder.model.ElfMachine;
import java.util.Optional;

/**
 * The project's own choice of LZMA2 parameters: no more bytes in sum than {@code xz -6}, in a good
 * deal less time. The measurements are in docs/adr/0023-shorter-search.md.
 */
final class XzDefaults {
  private static final int PRESET = 5;

  /** From here on a hundredth of the bytes takes six of the time. */
  private static final int NICE_LENGTH = 32;

  private static final int DEPTH = 10;

  /** More than the preset's own saves bytes everywhere but on x86. */
  private static final int WIDE_DICTIONARY = 12 << 20;

  /** Enough for the framing between files, and for what is no program. */
  private static final int LOW_PRESET = 4;

  /** Several alike files: what is gained comes from long matches, which a fast search finds. */
  private static final int SOLID_PRESET = 3;

  /** Large enough to see the four or five files before. */
  private static final int SOLID_DICTIONARY = 16 << 20;

  private static final int SOLID_NICE_LENGTH = 64;
  private static final int SOLID_DEPTH = 12;

  private static final int S390 = 22;
  private static final int PPC64 = 21;
  private static final int ARM = 40;
  private static final int AARCH64 = 183;

  private XzDefaults() {}

  static XzChain choose(Optional<XzChain.Branch> branch, Traits traits) {
    if (traits.solid()) {
      return XzChain.ofPreset(SOLID_PRESET, branch)
          .withDictionary(SOLID_DICTIONARY)
          .withNiceLength(SOLID_NICE_LENGTH)
          .withDepthLimit(SOLID_DEPTH);
    }
    if (traits.machine().isEmpty()) {
      return XzChain.ofPreset(LOW_PRESET, branch);
    }
    XzChain chain =
        atLevel(PRESET, branch, traits).withNiceLength(NICE_LENGTH).withDepthLimit(DEPTH);
    return branch.equals(Optional.of(XzChain.Branch.X86))
        ? chain
        : chain.withDictionary(WIDE_DICTIONARY);
  }

  /** A preset of xz, with the machine's bits. */
  static XzChain atLevel(int preset, Optional<XzChain.Branch> branch, Traits traits) {
    XzChain chain = XzChain.ofPreset(preset, branch);
    return traits.solid() ? chain : traits.machine().map(it -> bits(chain, it)).orElse(chain);
  }

  /** Instructions of four bytes, or a multiple of two, show in which bits literals depend on. */
  private static XzChain bits(XzChain chain, ElfMachine machine) {
    return switch (machine.machine()) {
      case ARM, AARCH64, PPC64 -> chain.withBits(2, 2, 2);
      case S390 -> chain.withBits(3, 1, 1);
      default -> chain;
    };
  }
}
