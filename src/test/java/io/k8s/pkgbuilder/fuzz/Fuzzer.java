package io.k8s.pkgbuilder.fuzz;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Feeds a reader with damaged inputs. One that ends in a way that was not seen before joins those
 * that are damaged further, so that a run goes on where it found something new.
 */
final class Fuzzer {
  /** A thousand times what any of them takes. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final FuzzTarget target;
  private final Path scratch;
  private final Random random;
  private final List<byte[]> live;
  private final Set<String> seen = new HashSet<>();
  private long runs;

  /**
   * What was tried.
   *
   * @param outcomes different ways in which inputs were read or refused
   */
  record Report(long runs, int outcomes, Optional<Finding> finding) {}

  /** An input that a reader cannot cope with. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Finding(byte[] input, Throwable failure) {}

  Fuzzer(FuzzTarget target, Path scratch, long seed) throws IOException {
    this.target = target;
    this.scratch = scratch;
    this.random = new Random(seed);
    this.live = new ArrayList<>(target.corpus());
  }

  /** Tries until it is to stop, or finds something. */
  Report run(BooleanSupplier more) {
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      List<byte[]> corpus = List.copyOf(live);
      for (byte[] input : corpus) {
        Optional<Finding> finding = attempt(input, reader);
        if (finding.isPresent()) {
          return report(finding);
        }
      }
      Mutation mutation = new Mutation(random);
      while (more.getAsBoolean()) {
        byte[] input = mutation.of(live.get(random.nextInt(live.size())), live);
        Optional<Finding> finding = attempt(input, reader);
        if (finding.isPresent()) {
          return report(finding);
        }
      }
      return report(Optional.empty());
    } finally {
      reader.shutdownNow();
    }
  }

  private Report report(Optional<Finding> finding) {
    return new Report(runs, seen.size(), finding);
  }

  private Optional<Finding> attempt(byte[] input, ExecutorService reader) {
    runs++;
    try {
      String outcome =
          reader.submit(() -> outcome(input)).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      if (seen.add(outcome)) {
        live.add(input);
      }
      return Optional.empty();
    } catch (TimeoutException e) {
      return Optional.of(new Finding(input, e));
    } catch (ExecutionException e) {
      return Optional.of(new Finding(input, e));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the reading ended: the nearest thing to coverage that needs no instrumentation. */
  private String outcome(byte[] input) throws IOException {
    try {
      target.read(input, scratch);
      return "read " + (Long.SIZE - Long.numberOfLeadingZeros(input.length));
    } catch (IOException | DiagnosticException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new IllegalStateException("it does not say what is wrong", e);
      }
      StringBuilder outcome = new StringBuilder(e.getClass().getName());
      for (StackTraceElement frame : e.getStackTrace()) {
        outcome.append(' ').append(frame.getFileName()).append(frame.getLineNumber());
      }
      return outcome.toString();
    }
  }

  /** {@code TARGET MINUTES}, or {@code list}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("list")) {
      for (FuzzTarget target : FuzzTarget.values()) {
        System.out.println(target.word());
      }
      return;
    }
    FuzzTarget target = FuzzTarget.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    long end = System.nanoTime() + Duration.ofMinutes(Long.parseLong(arguments[1])).toNanos();
    long seed = System.nanoTime();
    Path scratch = Files.createTempFile("fuzz", ".input");
    Report report = new Fuzzer(target, scratch, seed).run(() -> System.nanoTime() < end);
    Files.deleteIfExists(scratch);
    System.out.printf(
        "%s: %d inputs, %d outcomes, seed %d%n",
        target.word(), report.runs(), report.outcomes(), seed);
    if (report.finding().isPresent()) {
      Path file = Path.of("target", "fuzz-" + target.word() + ".input");
      Files.write(file, report.finding().get().input());
      System.out.println("finding, kept as " + file + ":");
      report.finding().get().failure().printStackTrace(System.out);
      System.exit(1);
    }
  }
}
