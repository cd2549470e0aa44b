package io.k8s.pkgbuilder.payload.codec;

import java.util.Optional;

/** The project's own choice of LZMA2 parameters; docs/adr/0003-compression-defaults.md. */
final class XzDefaults {
  private static final int PRESET = 4;
  private static final int SOLID_DICTIONARY = 16 << 20;

  private XzDefaults() {}

  static XzChain choose(Optional<XzChain.Branch> branch, Traits traits) {
    XzChain chain = XzChain.ofPreset(PRESET, branch);
    return traits.solid() ? chain.withDictionary(SOLID_DICTIONARY) : chain;
  }
}
