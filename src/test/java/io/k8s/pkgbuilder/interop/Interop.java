package io.k8s.pkgbuilder.interop;

import io.k8s.pkgbuilder.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What an interop test needs of its machine besides tools. */
final class Interop {
  private Interop() {}

  /** A Docker engine that answers. */
  static void requireDocker() {
    Tools.require("docker");
    Tools.requireThat(
        Command.of("docker", "version").run().exit() == 0, "no Docker engine answers");
  }

  /** Real binaries, as {@code local/linux/GOARCH/NAME} below the folder that REAL_INPUTS names. */
  static Path realInputs() {
    Path local = Path.of(Optional.ofNullable(System.getenv("REAL_INPUTS")).orElse(""), "local");
    Tools.requireThat(
        Files.isDirectory(local.resolve("linux")), "REAL_INPUTS names no folder of real binaries");
    return local;
  }

  /** The jar under test. */
  static Path jar() {
    Path jar = Path.of(System.getProperty("pkgbuilder.jar", "target/pkgbuilder.jar"));
    if (!Files.exists(jar)) {
      throw new AssertionError(jar + " is missing: interop tests run after `package`");
    }
    return jar.toAbsolutePath();
  }

  /** The java of the JVM that runs the tests. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
