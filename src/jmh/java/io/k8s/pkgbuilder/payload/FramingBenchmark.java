package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.payload.tar.TarBuilder;
import io.k8s.pkgbuilder.plan.FileRole;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The framing of a tar with 10,000 small files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FramingBenchmark {
  private final List<PayloadEntry> entries =
      IntStream.range(0, 10_000)
          .mapToObj(i -> Samples.file("/usr/share/many/file-" + i, 0644, FileRole.REGULAR, new byte[25]))
          .toList();

  @Benchmark
  public List<Segment> tar() {
    TarBuilder tar = new TarBuilder("./").root(Samples.TIME);
    entries.forEach(tar::entry);
    return tar.finish();
  }
}
