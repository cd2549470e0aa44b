package io.k8s.pkgbuilder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
   * @param packages by the names of Debian; the base image itself if there is none
   */
  public static DistroImage of(String base, String... packages) {
    return of(base, "apt", List.of(packages));
  }

  /**
   * Likewise, for any distribution.
   *
   * @param installer apt, dnf or zypper
   */
  public static DistroImage of(String base, String installer, List<String> packages) {
    Tools.requireImage(base);
    if (packages.isEmpty()) {
      return new DistroImage(base);
    }
    String list = String.join(" ", packages);
    DistroImage image = new DistroImage("pkgbuilder-test:" + name(base, list));
    synchronized (DistroImage.class) {
      if (!isHere(image.tag)) {
        image.build(base, installer, list);
      }
    }
    return image;
  }

  /** Whether the engine has an image. */
  public static boolean isHere(String tag) {
    return tool("docker", "image", "inspect", tag).status() == 0;
  }

  /** Runs a shell script as root, without network, with a directory as /work. */
  public Tools.Result run(Path directory, String script) {
    return tool(
        "docker",
        "run",
        "--rm",
        "--network=none",
        "--volume=" + directory.toAbsolutePath() + ":/work",
        "--workdir=/work",
        tag,
        "sh",
        "-c",
        script);
  }

  private void build(String base, String installer, String packages) {
    tool(
            "docker",
            "build",
            "--network=host",
            "--build-arg=BASE=" + base,
            "--build-arg=INSTALLER=" + installer,
            "--build-arg=PACKAGES=" + packages,
            "--tag=" + tag,
            ".")
        .orFail();
  }

  private static Tools.Result tool(String... command) {
    try {
      return Tools.run(CONTEXT, command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String name(String base, String packages) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(Files.readAllBytes(CONTEXT.resolve("Dockerfile")));
      sha256.update((base + "\n" + packages).getBytes(StandardCharsets.UTF_8));
      String digest = HexFormat.of().formatHex(sha256.digest()).substring(0, 12);
      return base.replaceAll("[^a-zA-Z0-9]+", "-") + "-" + digest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
