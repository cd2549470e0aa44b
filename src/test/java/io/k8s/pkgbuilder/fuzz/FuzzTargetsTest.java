package io.k8s.pkgbuilder.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The corpus, and a few thousand inputs more, are read or refused, soon and in little memory. */
class FuzzTargetsTest {
  private static final int INPUTS = 2000;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void readsOrExplains(FuzzTarget target) throws IOException {
    AtomicInteger left = new AtomicInteger(INPUTS);
    long seed = System.nanoTime();
    Fuzzer.Report report =
        new Fuzzer(target, directory.resolve("input"), seed).run(() -> left.getAndDecrement() > 0);
    report
        .finding()
        .ifPresent(
            finding -> {
              throw new AssertionError("seed " + seed, finding.failure());
            });
    assertThat(report.runs()).isGreaterThan(INPUTS);
    assertThat(report.outcomes()).isGreaterThan(2);
  }
}
