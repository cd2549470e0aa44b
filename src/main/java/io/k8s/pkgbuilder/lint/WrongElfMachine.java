package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.payload.ElfHeader;
import java.util.List;
import java.util.Optional;

/** ELF files of another architecture. */
final class WrongElfMachine implements Check {
  private static final About ABOUT =
      new About(
          "wrong-elf-machine",
          Level.ERROR,
          "an executable is for another machine than the package",
          "The package installs, and then nothing of it runs: \"Exec format error\".",
          "Build the binary for the package's architecture, or look where it was taken"
              + " from: linux/arm in Go's words is armhf and armv7hl in theirs. A package for"
              + " every architecture (all, noarch) holds no executables.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    Optional<ElfMachine> wanted = set.machine(subject);
    if (wanted.isEmpty() && !subject.independent()) {
      return List.of();
    }
    return subject.entries().stream()
        .flatMap(
            entry ->
                entry
                    .elf()
                    .filter(elf -> !elf.machine().equals(wanted))
                    .map(elf -> new Violation(entry.path(), message(elf, subject, set)))
                    .stream())
        .toList();
  }

  private static String message(ElfHeader elf, LintPackage subject, LintSet set) {
    String format = subject.summary().format();
    String is = elf.machine().map(one -> set.architecture(one, format)).orElse("no known machine");
    return "it is for " + is + ", the package for " + subject.summary().architecture();
  }
}
