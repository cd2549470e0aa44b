package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A container image of a distribution with its package tools, made once and kept by the engine. */
record DistroImage(String name) {
  /** Debian as it is. */
  static DistroImage debian(String suite) {
    Interop.requireDocker();
    return new DistroImage("debian:" + suite);
  }

  /** Debian with rpm: 4.16 in bullseye, 4.18 in bookworm, 4.20 in trixie, 6 in sid. */
  static DistroImage rpm(String suite) {
    Interop.requireDocker();
    String name = "pkgbuilder-test-rpm:" + suite;
    if (Command.of("docker", "image", "inspect", name).run().exit() != 0) {
      make(name, "debian:" + suite, "rpm rpm2cpio cpio");
    }
    return new DistroImage(name);
  }

  /** Debian with the clients of yum repositories; dnf 5 in sid alone. */
  static DistroImage rpmClients(String suite) {
    Interop.requireDocker();
    String name = "pkgbuilder-test-clients:" + suite;
    if (Command.of("docker", "image", "inspect", name).run().exit() != 0) {
      String more = suite.equals("sid") ? " dnf5" : "";
      make(name, "debian:" + suite, "--no-install-recommends rpm dnf zypper busybox-static" + more);
    }
    return new DistroImage(name);
  }

  /** Runs a shell script, as root, with {@code packages} at /packages; its stdout. */
  String run(Path packages, String script) {
    return Command.of("docker", "run", "--rm", "-v", packages + ":/packages:ro", name)
        .with("sh", "-c", script)
        .output();
  }

  private static void make(String name, String base, String packages) {
    try {
      Path context = Files.createTempDirectory("image");
      try {
        Files.writeString(
            context.resolve("Dockerfile"),
            "FROM " + base + "\nRUN apt-get update && apt-get install -y " + packages + "\n");
        Command.of("docker", "build", "--network=host", "-t", name, context).output();
      } finally {
        FiftyPackages.deleteTree(context);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
