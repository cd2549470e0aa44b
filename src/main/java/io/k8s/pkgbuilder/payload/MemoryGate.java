package io.k8s.pkgbuilder.payload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Hands tasks to an executor, first come, first served, while what they need fits into a limit. A
 * task that must wait does so here and takes no thread. One that alone exceeds the limit runs
 * alone.
 */
final class MemoryGate {
  private final Executor executor;
  private final long limit;
  private final Deque<Task> waiting = new ArrayDeque<>();
  private long used;

  /**
   * Nothing runs yet.
   *
   * @param limit in bytes
   */
  MemoryGate(Executor executor, long limit) {
    this.executor = executor;
    this.limit = limit;
  }

  /**
   * Runs the task now or later.
   *
   * @param memory in bytes, while it runs
   */
  void execute(long memory, Runnable task) {
    synchronized (this) {
      waiting.add(new Task(memory, task));
    }
    startWhatFits();
  }

  private void startWhatFits() {
    for (Optional<Task> next = take(); next.isPresent(); next = take()) {
      Task task = next.get();
      executor.execute(
          () -> {
            try {
              task.work.run();
            } finally {
              release(task);
            }
          });
    }
  }

  private synchronized Optional<Task> take() {
    Task first = waiting.peek();
    if (first == null || (used > 0 && used + first.memory > limit)) {
      return Optional.empty();
    }
    waiting.remove();
    used += first.memory;
    return Optional.of(first);
  }

  private void release(Task task) {
    synchronized (this) {
      used -= task.memory;
    }
    startWhatFits();
  }

  private record Task(long memory, Runnable work) {}
}
