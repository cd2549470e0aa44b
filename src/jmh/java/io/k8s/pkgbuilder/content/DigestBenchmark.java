package io.k8s.pkgbuilder.content;

import java.security.MessageDigest;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The digests of 8 MiB, which every content needs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DigestBenchmark {
  private final byte[] bytes = new byte[8 << 20];

  @Setup
  public void fill() {
    new Random(1).nextBytes(bytes);
  }

  @Benchmark
  public String sha256() {
    return of(Hashing.sha256());
  }

  @Benchmark
  public String md5() {
    return of(Hashing.md5());
  }

  private String of(MessageDigest digest) {
    Hashing.update(digest, bytes, bytes.length);
    return Hashing.hex(digest);
  }
}
