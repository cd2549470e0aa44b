package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A stream around a content of 32 MiB: compressed, and put together again from finished pieces. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AssemblyBenchmark {
  @Param({"GZIP", "ZSTD"})
  public Algorithm algorithm;

  private List<Segment> stream;
  private PackedStream packed;

  @Setup
  public void pack() throws IOException {
    byte[] bytes = new byte[32 << 20];
    Random random = new Random(2);
    for (int i = 0; i < bytes.length; i += 8) {
      bytes[i] = (byte) random.nextInt();
    }
    stream =
        List.of(
            new Segment.Framing(new byte[512]),
            new Segment.Body(BytesContent.of(bytes)),
            new Segment.Framing(new byte[1024]));
    packed = fresh();
    packed.start();
  }

  private PackedStream fresh() throws IOException {
    return new PiecePacker(Runnable::run, new Spool(() -> Path.of("unused"), 1L << 30))
        .pack(stream, Compression.of(algorithm, 3));
  }

  @Benchmark
  public long compress() throws IOException {
    return fresh().size();
  }

  @Benchmark
  public void assemble() throws IOException {
    packed.writeTo(OutputStream.nullOutputStream());
  }

  @Benchmark
  public String digest() throws IOException {
    return packed.sha256();
  }
}
