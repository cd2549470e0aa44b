package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.plan.BuildPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Sample binaries for everything that a plan wants, laid out as a local build: small programs for
 * the right machine that say what they are.
 */
record SampleBuild(Path root) {
  /** Fixed, so that the demo's packages are the same everywhere. */
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  /** Members of a family that a glob stands for, as "cni/*". */
  private static final List<String> FAMILY = List.of("bridge", "host-local", "loopback", "portmap");

  void write(BuildPlan plan) {
    try {
      for (ArtifactPlan artifact : plan.artifacts()) {
        for (BinaryRequest request : artifact.binaries()) {
          write(request, artifact.platform());
        }
      }
    } catch (IOException e) {
      throw Diagnostic.of(
              Category.PACKAGING, "cannot write samples to '" + root + "': " + e.getMessage())
          .hint("name another folder with --out")
          .asException();
    }
  }

  private void write(BinaryRequest request, Platform platform) throws IOException {
    for (String name : names(request).toList()) {
      Path file = root.resolve(platform.os()).resolve(platform.goarch()).resolve(name);
      Files.createDirectories(Path.of(String.valueOf(file.getParent())));
      Files.write(file, program(name, request.version(), platform));
      if (!file.toFile().setExecutable(true, false)) {
        throw new IOException("'" + file + "' cannot be made executable");
      }
      Files.setLastModifiedTime(file, FileTime.from(TIME));
    }
  }

  private static Stream<String> names(BinaryRequest request) {
    return request.tree()
        ? FAMILY.stream().map(member -> request.local().replaceFirst("[^/]*$", member))
        : Stream.of(request.local());
  }

  private static byte[] program(String name, String version, Platform platform) {
    String text =
        String.format(
            Locale.ROOT,
            "A SAMPLE of %s %s for %s, made by 'pkgbuilder demo': it prints this line and does"
                + " nothing.\n",
            name,
            version,
            platform.name());
    return platform
        .elf()
        .flatMap(machine -> SampleElf.printing(text, machine))
        .orElseGet(() -> text.getBytes(StandardCharsets.US_ASCII));
  }
}
