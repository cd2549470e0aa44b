package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.content.Hashing;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does on a second core, while the command line is parsed, what a command that packs will need: the
 * JVM would come to it later, one after the other. It changes nothing but the time that it takes.
 */
final class EarlyStart {
  private static final Set<String> COMMANDS = Set.of("build", "release", "rebuild", "repo");

  /** The process's, and handed out once. */
  private static final AtomicReference<@Nullable FutureTask<BuiltIn>> BUILT_IN =
      new AtomicReference<>();

  private EarlyStart() {}

  static void of(String... arguments) {
    if (arguments.length == 0
        || !COMMANDS.contains(arguments[0])
        || Runtime.getRuntime().availableProcessors() == 1) {
      return;
    }
    FutureTask<BuiltIn> builtIn = new FutureTask<>(BuiltIn::open);
    if (!arguments[0].equals("repo")) {
      BUILT_IN.set(builtIn);
    }
    String[] digests = arguments[0].equals("repo") ? new String[] {"SHA-512"} : new String[0];
    Thread thread = new Thread(() -> run(builtIn, digests), "early start");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(FutureTask<BuiltIn> builtIn, String... digests) {
    if (BUILT_IN.get() != null) {
      builtIn.run();
    }
    Hashing.warm(digests);
  }

  /** What has been read already, or is about to be; empty the second time. */
  static Optional<BuiltIn> builtIn() {
    FutureTask<BuiltIn> early = BUILT_IN.getAndSet(null);
    if (early == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(early.get());
    } catch (ExecutionException e) {
      return Optional.empty(); // reading it again says what is wrong
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
