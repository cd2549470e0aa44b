package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.cloud.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A publisher to S3 that is killed at any moment leaves a whole repository, and is gone on with.
 */
class KilledPublisherIT {
  private static final int KILLS = 5;
  private static final String LOCK = ".pkgbuilder.lock";

  @TempDir static Path directory;

  private static Pkgbuilder tool = new Pkgbuilder(Path.of(""));
  private static S3Server server = start();

  private static S3Server start() {
    try {
      return new S3Server();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeAll
  static void repositories() throws IOException {
    server.put("bucket", "outside", "another's".getBytes(StandardCharsets.UTF_8));
    tool = new Pkgbuilder(directory).epoch("1750000000");
    tool.run(
        "key", "generate", "--name", "Tests <t@example.org>", "--type", "ed25519", "--out", "key");
    repository("v1.32.3", "before");
    Command.of("cp", "-r", "before", "after").in(directory).output();
    repository("v1.33.1", "after");
    byte[] large = new byte[60_000_000];
    new Random(3).nextBytes(large);
    Files.write(directory.resolve("after/large.bin"), large);
    Files.delete(directory.resolve("before").resolve(LOCK));
    Files.delete(directory.resolve("after").resolve(LOCK));
  }

  private static void repository(String version, String name) {
    tool.run("demo", "--version", version, "--out", "samples");
    tool.run(
        "build",
        "--all",
        "--version",
        version,
        "--in",
        "samples/samples",
        "--out",
        "out-" + version,
        "--compression",
        "gzip:1");
    tool.run("repo", "out-" + version, "--out", name, "--sign-key", "key.asc");
  }

  private static Command publish(String tree, int target) {
    Command command =
        tool.command("publish", tree, "--to", "s3://bucket/" + target, "--nomock", "--delete");
    for (Map.Entry<String, String> variable : server.variables().entrySet()) {
      command = command.variable(variable.getKey(), variable.getValue());
    }
    return command;
  }

  @Test
  void whatIsThereIsAlwaysWhole() throws IOException, InterruptedException {
    Map<String, String> wanted = Tree.digests(directory.resolve("after"));
    publish("before", 0).output();
    long start = System.nanoTime();
    publish("after", 0).output();
    long whole = System.nanoTime() - start;
    Random random = new Random(4);
    int killed = 0;
    int goneOnWith = 0;
    for (int target = 1; target <= KILLS; target++) {
      publish("before", target).output();
      // The first in the middle of a file, the others at any moment.
      killed +=
          target == 1
              ? killedInALargeFile(target)
              : killedAfter(target, random.nextLong(whole / 3, whole));
      KilledRepositoryIT.seesAWholeRepository(copy(target, "killed-" + target));
      Command.Outcome again = publish("after", target).with("--verify-published").run();
      assertThat(again.exit()).as(again.stderr()).isZero();
      goneOnWith += again.stderr().contains("going on with 'large.bin'") ? 1 : 0;
      assertThat(Tree.digests(copy(target, "whole-" + target))).isEqualTo(wanted);
    }
    assertThat(killed).isGreaterThan(KILLS / 3);
    assertThat(goneOnWith).isPositive();
  }

  /** How many were killed: none, if it was quicker. */
  private static int killedAfter(int target, long nanos) throws IOException, InterruptedException {
    Process process = begin(target);
    if (process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
      return 0;
    }
    process.destroyForcibly().waitFor();
    return 1;
  }

  private static int killedInALargeFile(int target) throws IOException, InterruptedException {
    Process process = begin(target);
    while (process.isAlive() && !server.hasUnfinishedUploads("bucket")) {
      Thread.sleep(1);
    }
    assertThat(process.isAlive()).isTrue();
    process.destroyForcibly().waitFor();
    return 1;
  }

  private static Process begin(int target) throws IOException {
    return publish("after", target).in(directory).start(directory.resolve("log"));
  }

  private static Path copy(int target, String name) throws IOException {
    return BucketCopy.of("s3://bucket/" + target, server.variables(), directory.resolve(name));
  }
}
