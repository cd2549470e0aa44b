package io.k8s.pkgbuilder.model;

/**
 * What an ELF header must say to run on a platform: elf(5), e_machine, EI_CLASS, EI_DATA.
 *
 * @param machine e_machine, e.g. 62 for x86-64
 * @param bits 32 or 64
 * @param littleEndian EI_DATA is ELFDATA2LSB
 */
public record ElfMachine(int machine, int bits, boolean littleEndian) {
  public ElfMachine {
    if (bits != 32 && bits != 64) {
      throw new IllegalArgumentException("an ELF class has 32 or 64 bits, not " + bits);
    }
  }
}
