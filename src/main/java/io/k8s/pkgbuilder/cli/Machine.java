package io.k8s.pkgbuilder.cli;

import java.util.Locale;

/** Java's names of operating systems and processors in Go's words. */
final class Machine {
  private Machine() {}

  static String name(String os, String processor) {
    return os(os.toLowerCase(Locale.ROOT)) + "/" + architecture(processor);
  }

  private static String os(String name) {
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "windows" : name;
  }

  private static String architecture(String name) {
    return switch (name) {
      case "x86_64", "amd64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
