package io.k8s.pkgbuilder.interop;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A fresh container of a distribution, without network, in which one scenario runs. */
final class InstallMachine implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  private final GenericContainer<?> container;

  private InstallMachine(GenericContainer<?> container) {
    this.container = container;
  }

  /** Runs a scenario of src/test/install/scenarios on a machine of its own. */
  static InstallResult run(Distribution distribution, InstallPackages packages, String scenario) {
    Instant start = Instant.now();
    try (InstallMachine machine = start(distribution, packages, scenario.startsWith("systemd/"))) {
      ExecResult said = machine.exec("sh", "/install/run.sh", distribution.client(), scenario);
      if (said.getExitCode() != 0) {
        return new InstallResult.Failed(lastLines(said.getStdout() + said.getStderr()));
      }
      List<String> notes =
          said.getStdout().lines().filter(line -> line.startsWith("note: ")).distinct().toList();
      return new InstallResult.Passed(Duration.between(start, Instant.now()), notes);
    }
  }

  private static InstallMachine start(
      Distribution distribution, InstallPackages packages, boolean systemd) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(distribution.testImage().tag()))
            // What is not here cannot be had: the caller has seen to that.
            .withImagePullPolicy(image -> false)
            .withNetworkMode("none")
            .withEnv(packages.variables())
            .withEnv("HOME", "/root")
            .withFileSystemBind(Distribution.INSTALL.toString(), "/install", BindMode.READ_ONLY)
            .withFileSystemBind(packages.repositories().toString(), "/packages", BindMode.READ_ONLY)
            .withFileSystemBind(packages.inputs().toString(), "/in", BindMode.READ_ONLY);
    if (systemd) {
      container.withEnv("container", "docker").withCommand("/sbin/init");
      container.withCreateContainerCmdModifier(InstallMachine::allowSystemd);
    } else {
      // It is the first process, which no scenario can kill. As any first process it takes leave of
      // the dead: a dnf that was killed would otherwise be waited for by the next one.
      container.withCommand("sh", "-c", "while :; do sleep 3600 & wait; done");
    }
    container.start();
    return new InstallMachine(container);
  }

  /**
   * What systemd needs as the first process: mounts, and the unified hierarchy of control groups,
   * which hosts have in one of two places. Not --privileged, which asks for capabilities that a
   * host may lack.
   */
  private static void allowSystemd(CreateContainerCmd command) {
    Path unified = Path.of("/sys/fs/cgroup/unified");
    Path groups = Files.isDirectory(unified) ? unified : Path.of("/sys/fs/cgroup");
    HostConfig host = host(command);
    host.withCapAdd(Capability.SYS_ADMIN)
        .withSecurityOpts(List.of("apparmor=unconfined", "seccomp=unconfined"))
        .withTmpFs(Map.of("/run", "", "/run/lock", ""))
        .withCgroupnsMode("host")
        .withBinds(
            Stream.concat(
                    Arrays.stream(host.getBinds()),
                    Stream.of(Bind.parse(groups + ":/sys/fs/cgroup:rw")))
                .toList());
  }

  private static HostConfig host(CreateContainerCmd command) {
    return Optional.ofNullable(command.getHostConfig()).orElseThrow();
  }

  private ExecResult exec(String... words) {
    try {
      return CompletableFuture.supplyAsync(() -> execNow(words))
          .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      throw new AssertionError(String.join(" ", words) + " did not end within " + LIMIT, e);
    }
  }

  private ExecResult execNow(String... words) {
    try {
      return container.execInContainer(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String lastLines(String text) {
    List<String> lines = text.strip().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }

  @Override
  public void close() {
    container.stop();
  }
}
