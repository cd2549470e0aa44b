package io.k8s.pkgbuilder.interop;

import java.nio.file.Path;

/** The project's own image, built from this tree once for all tests of this JVM. */
final class ContainerImage {
  static final String NAME = "k8s-pkg-builder:under-test";

  private static final class Holder {
    private static final boolean BUILT = build();
  }

  private ContainerImage() {}

  /** {@code docker run} as a careful user calls it: the root read-only, the caller's own user. */
  static Command run() {
    ensureBuilt();
    return Command.of("docker", "run", "--rm", "--read-only");
  }

  static void ensureBuilt() {
    Interop.requireDocker();
    if (!Holder.BUILT) {
      throw new AssertionError("the image was not built");
    }
  }

  private static boolean build() {
    Command.of("docker", "build", "--network=host", "--build-arg", "JAR_FROM=context")
        .with("-t", NAME, Path.of("").toAbsolutePath())
        .output();
    return true;
  }
}
