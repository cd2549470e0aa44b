package io.k8s.pkgbuilder.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryGateTest {
  /** What was handed over and has not run yet. */
  private final Deque<Runnable> handed = new ArrayDeque<>();

  private final List<String> done = new ArrayList<>();
  private final MemoryGate gate = new MemoryGate(handed::add, 100);

  @Test
  void handsOverWhatFitsAndTheRestInOrder() {
    add("a", 60);
    add("b", 40);
    add("c", 50);
    add("d", 1);
    assertThat(handed).as("d fits too, but it is not its turn").hasSize(2);
    runOne();
    assertThat(handed).as("b, and c and d in place of a").hasSize(3);
    while (!handed.isEmpty()) {
      runOne();
    }
    assertThat(done).containsExactly("a", "b", "c", "d");
  }

  @Test
  void whatExceedsTheLimitRunsAlone() {
    add("small", 10);
    add("huge", 1000);
    add("next", 10);
    assertThat(handed).hasSize(1);
    runOne();
    assertThat(handed).as("huge").hasSize(1);
    runOne();
    assertThat(done).containsExactly("small", "huge");
    runOne();
    assertThat(done).containsExactly("small", "huge", "next");
  }

  @Test
  void aTaskThatThrowsGivesItsMemoryBack() {
    gate.execute(
        100,
        () -> {
          throw new IllegalArgumentException("expected");
        });
    add("after", 100);
    try {
      handed.remove().run();
    } catch (IllegalArgumentException e) {
      done.add(e.getMessage());
    }
    runOne();
    assertThat(done).containsExactly("expected", "after");
  }

  @Test
  void neverExceedsTheLimitOnManyThreads() throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(8);
    CountDownLatch left = new CountDownLatch(200);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    MemoryGate shared = new MemoryGate(executor, 30);
    for (int i = 0; i < 200; i++) {
      shared.execute(
          10,
          () -> {
            most.accumulateAndGet(now.addAndGet(10), Math::max);
            Thread.onSpinWait();
            now.addAndGet(-10);
            left.countDown();
          });
    }
    assertThat(left.await(1, TimeUnit.MINUTES)).isTrue();
    executor.shutdown();
    assertThat(most.get()).isBetween(10, 30);
  }

  private void add(String name, long memory) {
    gate.execute(memory, () -> done.add(name));
  }

  private void runOne() {
    handed.remove().run();
  }
}
