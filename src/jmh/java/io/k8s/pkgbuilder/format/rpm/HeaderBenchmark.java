package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The file arrays of an rpm header with 10,000 files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HeaderBenchmark {
  private final FileList files =
      FileList.of(
          Samples.payload(
              IntStream.range(0, 10_000)
                  .mapToObj(
                      i ->
                          Samples.file(
                              "/usr/share/many/file-" + i, 0644, FileRole.REGULAR, new byte[25]))
                  .toArray(PayloadEntry[]::new)));

  @Benchmark
  public byte[] header() throws IOException {
    HeaderBuilder header = HeaderBuilder.main();
    new FileTable(files).writeTo(header);
    return header.build();
  }
}
