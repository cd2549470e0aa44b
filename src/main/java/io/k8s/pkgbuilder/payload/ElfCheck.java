package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.source.ResolvedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Whether binaries are executables of the platform that they are packaged for. */
final class ElfCheck {
  /** The header of 64 bits, or that of 32 and part of a program header, elf(5). */
  private static final int SMALLEST = 64;

  private final Platform platform;
  private final Diagnostics diagnostics;

  ElfCheck(Platform platform, Diagnostics diagnostics) {
    this.platform = platform;
    this.diagnostics = diagnostics;
  }

  /** Adds a diagnostic for each file that could never run there. */
  void check(List<ResolvedFile> files) throws IOException {
    for (ResolvedFile file : files) {
      if (file.content().size() == 0) {
        wrong(file, "is empty", "the build that wrote it failed or has not ended: build it again");
      } else if (platform.elf().isPresent()) {
        checkElf(file, platform.elf().get());
      }
    }
  }

  private void checkElf(ResolvedFile file, ElfMachine expected) throws IOException {
    Optional<ElfHeader> header = ElfHeader.read(file.content());
    if (header.isEmpty()) {
      wrong(
          file,
          file.content().size() < SMALLEST
              ? "is truncated: " + file.content().size() + " bytes are no executable"
              : "is no ELF executable, which " + platform + " needs",
          "name the binary itself, not a script, an archive or an error page that took its place");
      return;
    }
    if (!header.get().machine().equals(Optional.of(expected))) {
      wrong(
          file,
          "is an executable for "
              + header.get().machine().map(ElfCheck::describe).orElse("an unknown machine")
              + ", but "
              + platform
              + " needs "
              + describe(expected),
          "build it for GOOS=" + platform.os() + " GOARCH=" + platform.goarch());
    } else if (truncated(file, expected)) {
      wrong(
          file,
          "is truncated: its ELF header names parts beyond its end",
          "the copy or the build that wrote it did not end: make it again");
    }
  }

  private static boolean truncated(ResolvedFile file, ElfMachine machine) throws IOException {
    long size = file.content().size();
    return size < SMALLEST || ElfLayout.end(file.content(), machine) > size;
  }

  private static String describe(ElfMachine machine) {
    String name =
        switch (machine.machine()) {
          case 3 -> "x86";
          case 20 -> "PowerPC";
          case 21 -> "PowerPC";
          case 22 -> "S/390";
          case 40 -> "ARM";
          case 62 -> "x86-64";
          case 183 -> "AArch64";
          case 243 -> "RISC-V";
          default -> "ELF machine " + machine.machine();
        };
    return name
        + " ("
        + machine.bits()
        + "-bit "
        + (machine.littleEndian() ? "little" : "big")
        + "-endian)";
  }

  private void wrong(ResolvedFile file, String what, String hint) {
    diagnostics.add(Diagnostic.of(Category.SOURCE, "'" + file.origin() + "' " + what).hint(hint));
  }
}
