package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.store.FormerIndex;
import io.k8s.pkgbuilder.repo.store.IndexText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Packages of 10,000 packages: read, packed anew, and packed with the pieces of the one before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class IndexBenchmark {
  @Param({"GZIP", "XZ_STREAM"})
  public Compressed compression;

  private IndexText text;
  private FormerIndex former;

  @Setup
  public void index() throws IOException {
    IndexText.Builder builder = new IndexText.Builder();
    for (int i = 0; i < 10_000; i++) {
      builder.add("sample-" + i, stanza(i));
    }
    text = builder.build();
    former =
        FormerIndex.of(compression, text.bytes(), compression.compress(text, FormerIndex.NONE));
  }

  private static String stanza(int i) {
    String hex = String.format("%064x", i * 0x9E3779B97F4A7C15L);
    return """
        Package: sample-%d
        Version: 1.0.%d
        Architecture: all
        Maintainer: Bench <bench@example.org>
        Filename: pool/sample-%d_1.0_all.deb
        Size: %d
        SHA256: %s
        Description: Sample number %d

        """
        .formatted(i, i, i, 1000 + i, hex, i);
  }

  @Benchmark
  public List<AptPackage> read() throws IOException {
    return PackagesReader.read(text.bytes());
  }

  @Benchmark
  public byte[] pack() throws IOException {
    return compression.compress(text, FormerIndex.NONE);
  }

  @Benchmark
  public byte[] packAgain() throws IOException {
    return compression.compress(text, former);
  }
}
