package io.k8s.pkgbuilder.payload.codec;

import io.k8s.pkgbuilder.model.ElfMachine;
import java.util.Optional;

/**
 * The project's own choice of LZMA2 parameters: about the bytes of {@code xz -6} or fewer, in less
 * time. The measurements are in docs/adr/0003-compression-defaults.md.
 */
final class XzDefaults {
  /** With a branch filter, 3 to 6 % smaller than plain preset 6 in two thirds of its time. */
  private static final int FILTERED_PRESET = 4;

  /** Where there is no filter that every supported decoder has. */
  private static final int PLAIN_PRESET = 5;

  private static final int PLAIN_DICTIONARY = 16 << 20;

  /** Large enough to see the two or three files before. */
  private static final int SOLID_DICTIONARY = 16 << 20;

  private static final int AARCH64 = 183;
  private static final int PPC64 = 21;

  private XzDefaults() {}

  static XzChain choose(Optional<XzChain.Branch> branch, Traits traits) {
    if (traits.solid()) {
      return XzChain.ofPreset(PLAIN_PRESET, branch).withDictionary(SOLID_DICTIONARY);
    }
    if (branch.isPresent() || traits.machine().isEmpty()) {
      return XzChain.ofPreset(FILTERED_PRESET, branch);
    }
    XzChain plain = XzChain.ofPreset(PLAIN_PRESET, branch).withDictionary(PLAIN_DICTIONARY);
    return traits.machine().filter(XzDefaults::fourByteInstructions).isPresent()
        ? plain.withBits(2, 2, 2)
        : plain;
  }

  /** Their literals repeat at every fourth byte. */
  private static boolean fourByteInstructions(ElfMachine machine) {
    return machine.machine() == AARCH64 || machine.machine() == PPC64;
  }
}
