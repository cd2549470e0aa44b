package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  /**
   * Two formats that wait for one piece took all threads of two jobs: half of the machine stood
   * still for half of a build.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void thereIsAPackageMoreThanJobsInBothFormats(int jobs) {
    CyclicBarrier all = new CyclicBarrier(2 * (jobs + 1));
    try (Workers workers = Workers.of(jobs)) {
      List<CompletableFuture<Integer>> artifacts =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> meet(all), workers.artifacts()))
              .limit(all.getParties())
              .toList();
      assertThat(artifacts)
          .extracting(CompletableFuture::join)
          .doesNotHaveDuplicates()
          .hasSize(all.getParties());
    }
  }

  @Test
  void aSingleJobMakesOneArtifactAfterTheOther() {
    List<Integer> made = new ArrayList<>();
    try (Workers workers = Workers.of(1)) {
      IntStream.range(0, 50)
          .mapToObj(i -> CompletableFuture.runAsync(() -> made.add(i), workers.artifacts()))
          .toList()
          .forEach(CompletableFuture::join);
    }
    assertThat(made).isEqualTo(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void noMoreCompressAtOnceThanJobs() {
    try (Workers workers = Workers.of(3)) {
      assertThat(((ThreadPoolExecutor) workers.compression()).getMaximumPoolSize()).isEqualTo(3);
    }
  }

  /** The order of arrival; each waits for all. */
  private static int meet(CyclicBarrier all) {
    try {
      return all.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("not all of them work at once", e);
    }
  }
}
