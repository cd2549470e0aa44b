package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.repo.RepoResult;
import io.k8s.pkgbuilder.repo.RepoSettings;
import io.k8s.pkgbuilder.repo.RepoUpdate;
import io.k8s.pkgbuilder.repo.store.Indexed;
import io.k8s.pkgbuilder.repo.store.RepoLock;
import io.k8s.pkgbuilder.repo.store.Signing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;

/** Wires the rooms for one update of a repository. */
record Repo(World world, RepoSettings settings, Signing signing, boolean quiet) {
  @SuppressWarnings("try") // the lock is there to be held
  List<Indexed> update(Path root, List<Path> packages, int jobs) throws IOException {
    Instant start = world.clock().instant();
    ExecutorService workers = Workers.pool("repo", jobs);
    try (RepoLock lock = RepoLock.on(root)) {
      RepoResult result = new RepoUpdate(root, settings, signing, workers).run(packages);
      Duration took = Duration.between(start, world.clock().instant());
      say(root, result, took);
      return result.packages();
    } finally {
      workers.shutdownNow();
    }
  }

  private void say(Path root, RepoResult result, Duration took) {
    if (quiet) {
      return;
    }
    long added = result.packages().stream().filter(Indexed::added).count();
    long known = result.packages().size() - added;
    world
        .err()
        .print(
            String.format(
                Locale.ROOT,
                "%s: %d added, %d there before, indices %s in %.1f s%n",
                root,
                added,
                known,
                result.changed() ? "written" : "unchanged",
                took.toMillis() / 1000.0));
    long refused = result.packages().stream().filter(Indexed::refused).count();
    if (signing.signer().isPresent() && refused > 0) {
      world
          .err()
          .print(
              "note: not signed themselves: "
                  + refused
                  + " rpms, which dnf refuses; 'build --sign-key' signs them\n");
    }
    if (signing.signer().isEmpty() && result.changed()) {
      world.err().print("note: not signed; clients refuse it unless told to trust it\n");
    }
  }
}
