package io.k8s.pkgbuilder.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The threads of one build: some make artifacts and mostly wait for the others, which compress.
 *
 * @param artifacts more than compress: a package's formats wait for the same pieces, and while one
 *     is written another's must be compressed; many more would only hold more of them in memory
 */
record Workers(ExecutorService artifacts, ExecutorService compression) implements AutoCloseable {
  /** How many artifacts are mostly made of the same pieces: a package as deb and as rpm. */
  private static final int FORMATS = 2;

  /** A single job makes one artifact after the other, in the plan's order. */
  static Workers of(int jobs) {
    int artifacts = jobs == 1 ? 1 : (jobs + 1) * FORMATS;
    return new Workers(pool("artifact", artifacts), pool("compression", jobs));
  }

  static ExecutorService pool(String name, int threads) {
    ThreadFactory factory =
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        };
    return Executors.newFixedThreadPool(threads, factory);
  }

  @Override
  public void close() {
    artifacts.shutdownNow();
    compression.shutdownNow();
  }
}
