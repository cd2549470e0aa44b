package io.k8s.pkgbuilder.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a release is made, and what lies where in it.
 *
 * @param root of everything
 */
public record WorkDirectory(Path root) {
  /** Below the root; they outlive everything else. */
  public static final String LOCKS = "lock";

  /** The plan, as {@code build --dry-run --output json} prints it. */
  public Path plan() {
    return root.resolve("plan.json");
  }

  /** Binaries that came from afar, as a local build has them. */
  public Path inputs() {
    return root.resolve("inputs");
  }

  /** The packages, before they are in a repository. */
  public Path packages() {
    return root.resolve("packages");
  }

  /** Everything that is published. */
  public Path tree() {
    return root.resolve("tree");
  }

  /** The journals. */
  public Path journals() {
    return root.resolve("journal");
  }

  /** A log for each step. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** What differs from the previous release. */
  public Path comparison() {
    return root.resolve("comparison");
  }

  /** For people: what was built, how long it took, what is different. */
  public Path report() {
    return root.resolve("report.html");
  }

  /** Of all writers. */
  public Path locks() {
    return root.resolve(LOCKS);
  }

  /** Held by one writer at a time. */
  public Path lock(String writer) {
    return locks().resolve(writer);
  }

  /**
   * Removes all that a release leaves here, and nothing else.
   *
   * @throws IOException when something cannot be removed
   */
  public void clear() throws IOException {
    for (Path path :
        List.of(
            // First, as it says that the rest is there.
            journals(), logs(), inputs(), packages(), tree(), plan(), report(), comparison())) {
      remove(path);
    }
  }

  /** Removes a file, or a folder with everything in it; follows no link. */
  public static void remove(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path one : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
