package io.k8s.pkgbuilder.publish;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.publish.Publication.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to a {@link Store}: what others name is there before they name it, and the files that
 * name all others change last, one after the other.
 */
public final class StorePublisher implements Publisher {
  private final Store store;
  private final PublishSettings settings;
  private final Executor executor;
  private final PublishListener listener;

  /**
   * @param executor as many files are sent at once as it has threads
   */
  public StorePublisher(
      Store store, PublishSettings settings, Executor executor, PublishListener listener) {
    this.store = store;
    this.settings = settings;
    this.executor = executor;
    this.listener = listener;
  }

  @Override
  public Published publish(PublishTree tree) {
    try {
      if (settings.mock()) {
        Publication publication = plan(tree);
        return new Published(store.name(), publication, true, 0);
      }
      try (Lease lease = store.lock()) {
        Publication publication = plan(tree);
        execute(publication, lease);
        int verified = settings.verify() ? new ReadBack(store, executor).verify(tree) : 0;
        return new Published(store.name(), publication, false, verified);
      }
    } catch (Overtaken e) {
      throw failed(e.getMessage(), "let the other one end, then run again: it goes on from there");
    } catch (Refused e) {
      throw failed(e.getMessage(), e.hint());
    } catch (IOException e) {
      throw failed(e.getMessage(), "run it again: what has arrived is not sent again");
    }
  }

  private DiagnosticException failed(@Nullable String why, String hint) {
    return Diagnostic.of(Category.PUBLISH, store.name() + ": " + why).hint(hint).asException();
  }

  private Publication plan(PublishTree tree) throws IOException {
    Publication publication = new Comparison(store, settings, executor).plan(tree);
    listener.planned(publication);
    return publication;
  }

  private void execute(Publication publication, Lease lease) throws IOException {
    for (FileKind kind : FileKind.values()) {
      List<Upload> uploads = publication.uploads(kind);
      switch (kind) {
        case TOP -> {
          for (Upload upload : uploads) {
            send(upload, lease);
          }
        }
        case PACKAGE, ADDRESSED, OTHER, INDEX -> together(uploads, lease);
      }
    }
    for (Stored file : publication.deletions()) {
      lease.renew();
      store.delete(file);
    }
  }

  /** Once one has failed no other begins. */
  private void together(List<Upload> uploads, Lease lease) throws IOException {
    AtomicBoolean failed = new AtomicBoolean();
    List<CompletableFuture<Attempt>> running = new ArrayList<>();
    for (Upload upload : uploads) {
      running.add(CompletableFuture.supplyAsync(() -> attempt(upload, lease, failed), executor));
    }
    for (Attempt attempt : Futures.all(running)) {
      if (attempt.failure().isPresent()) {
        throw attempt.failure().get();
      }
    }
  }

  private record Attempt(Optional<IOException> failure) {}

  private Attempt attempt(Upload upload, Lease lease, AtomicBoolean failed) {
    if (failed.get()) {
      return new Attempt(Optional.empty());
    }
    try {
      send(upload, lease);
      return new Attempt(Optional.empty());
    } catch (IOException e) {
      failed.set(true);
      return new Attempt(Optional.of(e));
    } catch (RuntimeException e) {
      failed.set(true);
      throw e;
    }
  }

  private void send(Upload upload, Lease lease) throws IOException {
    lease.renew();
    store.put(upload.file(), upload.before());
    listener.uploaded(upload.file());
  }
}
