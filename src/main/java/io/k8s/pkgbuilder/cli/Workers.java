package io.k8s.pkgbuilder.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The threads of one build: some make artifacts and mostly wait for the others, which compress.
 *
 * @param artifacts as many as compress: more would hold more payloads in memory and win nothing
 */
record Workers(ExecutorService artifacts, ExecutorService compression) implements AutoCloseable {
  static Workers of(int jobs) {
    return new Workers(pool("artifact", jobs), pool("compression", jobs));
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
