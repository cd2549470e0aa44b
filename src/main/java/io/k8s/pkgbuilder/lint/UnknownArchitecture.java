package io.k8s.pkgbuilder.lint;

import java.util.List;
import java.util.Set;

/** Architectures that nobody has. */
final class UnknownArchitecture implements Check {
  /** dpkg-architecture -L, as far as Debian and Ubuntu build for it. */
  private static final Set<String> DEB =
      Set.of(
          "all",
          "amd64",
          "arm64",
          "armel",
          "armhf",
          "i386",
          "loong64",
          "mips64el",
          "mipsel",
          "ppc64",
          "ppc64el",
          "riscv64",
          "s390x",
          "alpha",
          "hppa",
          "m68k",
          "powerpc",
          "sh4",
          "sparc64",
          "x32",
          "hurd-i386",
          "hurd-amd64",
          "ia64");

  /** rpmrc's arch_canon, as far as distributions build for it; i?86 by their names. */
  private static final Set<String> RPM =
      Set.of(
          "noarch",
          "src",
          "x86_64",
          "x86_64_v2",
          "x86_64_v3",
          "x86_64_v4",
          "aarch64",
          "armv6hl",
          "armv7hl",
          "armv7l",
          "armv7hnl",
          "i386",
          "i486",
          "i586",
          "i686",
          "loongarch64",
          "ppc64",
          "ppc64le",
          "riscv64",
          "s390",
          "s390x");

  private static final About ABOUT =
      new About(
          "unknown-architecture",
          Level.ERROR,
          "an architecture that no client asks for",
          "The package is published and never offered to anybody: rpms of arch armhfp"
              + " were, while clients call themselves armv7hl (kubernetes/release#520).",
          "Use the package manager's own word, as the files in platforms/ have it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    String architecture = subject.summary().architecture();
    return (subject.isDeb() ? DEB : RPM).contains(architecture)
        ? List.of()
        : List.of(Violation.of("no client is of the architecture '" + architecture + "'"));
  }
}
