package io.k8s.pkgbuilder.format.rpm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The suffix of {@code name(x86-64)}, by which packages require one another of the same
 * architecture: rpm's %{_isa}, as its installplatform script makes it.
 */
final class Isa {
  private static final Pattern X86_32 = Pattern.compile("i[3-6]86|pentium[34]|athlon|geode");
  private static final Pattern NUMBERED = Pattern.compile("(ppc|s390|sparc|riscv|mips)(64|x)?.*");

  private Isa() {}

  /** {@code (x86-64)}; empty for noarch. */
  static Optional<String> suffix(String architecture) {
    if (architecture.equals("noarch")) {
      return Optional.empty();
    }
    return Optional.of("(" + isa(architecture) + ")");
  }

  private static String isa(String architecture) {
    if (architecture.startsWith("x86_64")) {
      return "x86-64";
    }
    if (X86_32.matcher(architecture).matches()) {
      return "x86-32";
    }
    if (architecture.equals("aarch64")) {
      return "aarch-64";
    }
    if (architecture.equals("loongarch64")) {
      return "loongarch64-64";
    }
    Matcher numbered = NUMBERED.matcher(architecture);
    if (numbered.matches()) {
      return numbered.group(1) + (numbered.group(2) == null ? "-32" : "-64");
    }
    return architecture + "-32";
  }
}
