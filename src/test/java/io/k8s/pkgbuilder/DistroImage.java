package io.k8s.pkgbuilder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A distribution's image with further packages, for tests that need another machine than this one;
 * built from src/test/docker once and kept under a name that says what is in it.
 *
 * @param tag the image's name
 */
public record DistroImage(String tag) {
  private static final Path CONTEXT = Path.of("src/test/docker").toAbsolutePath();

  /**
   * Skips the test, or fails it with INTEROP=required, where the base image is missing.
   *
   * @param base e.g. debian:bookworm
   * @param packages by the names of the distribution
   */
  public static DistroImage of(String base, String... packages)
      throws IOException, InterruptedException {
    Tools.requireImage(base);
    String list = String.join(" ", packages);
    DistroImage image = new DistroImage("pkgbuilder-test:" + name(base, list));
    if (Tools.run(CONTEXT, "docker", "image", "inspect", image.tag).status() != 0) {
      Tools.run(
              CONTEXT,
              "docker",
              "build",
              "--network=host",
              "--build-arg=BASE=" + base,
              "--build-arg=PACKAGES=" + list,
              "--tag=" + image.tag,
              ".")
          .orFail();
    }
    return image;
  }

  /** Runs a shell script as root, without network, with a directory as /work. */
  public Tools.Result run(Path directory, String script) throws IOException, InterruptedException {
    return Tools.run(
        directory,
        List.of(
                "docker",
                "run",
                "--rm",
                "--network=none",
                "--volume=" + directory + ":/work",
                "--workdir=/work",
                tag,
                "sh",
                "-c",
                script)
            .toArray(String[]::new));
  }

  private static String name(String base, String packages) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(Files.readAllBytes(CONTEXT.resolve("Dockerfile")));
      sha256.update((base + "\n" + packages).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      String digest = HexFormat.of().formatHex(sha256.digest()).substring(0, 12);
      return base.replaceAll("[^a-zA-Z0-9]+", "-") + "-" + digest;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
