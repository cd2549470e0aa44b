package io.k8s.pkgbuilder.interop;

import io.k8s.pkgbuilder.DistroImage;
import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opentest4j.TestAbortedException;

/**
 * The packages on distributions: every scenario of src/test/install/scenarios on every row of
 * distributions.yaml. scripts/install-test runs this test, and tells of its properties.
 */
@Execution(ExecutionMode.CONCURRENT)
class InstallIT {
  private static final Path WORK = Path.of("target", "interop", "install").toAbsolutePath();
  private static final Path REPORT = Path.of("target", "install-test");
  private static final InstallReport TABLE = new InstallReport();

  private static final class Holder {
    private static final InstallPackages PACKAGES =
        Optional.ofNullable(System.getProperty("install.repo"))
            .map(repository -> InstallPackages.of(Path.of(repository), WORK))
            .orElseGet(
                () -> InstallPackages.build(WORK, Path.of("packages").toAbsolutePath(), true));
  }

  /** The part that every verify runs. */
  @TestFactory
  @Tag("gate")
  Stream<DynamicTest> theGate() {
    Interop.requireDocker();
    return Distribution.all().stream()
        .flatMap(
            distribution ->
                InstallScenarios.all().stream()
                    .filter(
                        scenario ->
                            distribution.gate().contains(scenario)
                                || (distribution.systemd() && scenario.startsWith("systemd/")))
                    .map(scenario -> test(distribution, scenario)));
  }

  /** All of it, or what install.distro and install.scenario choose. */
  @TestFactory
  @Tag("full")
  Stream<DynamicTest> theWholeMatrix() {
    Interop.requireDocker();
    List<String> scenarios = chosen("install.scenario", InstallScenarios.all());
    List<String> names = Distribution.all().stream().map(Distribution::name).toList();
    return chosen("install.distro", names).stream()
        .map(Distribution::named)
        .flatMap(
            distribution ->
                scenarios.stream()
                    .filter(scenario -> canRun(distribution, scenario))
                    .map(scenario -> test(distribution, scenario)));
  }

  @AfterAll
  static void report() throws IOException {
    if (!TABLE.isEmpty()) {
      TABLE.write(REPORT);
    }
  }

  private static DynamicTest test(Distribution distribution, String scenario) {
    return DynamicTest.dynamicTest(
        distribution.name() + " " + scenario,
        () -> {
          InstallResult result = run(distribution, scenario);
          TABLE.put(distribution, scenario, result);
          if (result instanceof InstallResult.Failed) {
            throw new AssertionError(result.reason());
          }
        });
  }

  /** A machine that does not come up, or a client that hangs, has its place in the table too. */
  private static InstallResult run(Distribution distribution, String scenario) {
    try {
      return InstallMachine.run(distribution, Holder.PACKAGES, scenario);
    } catch (TestAbortedException e) {
      TABLE.put(distribution, scenario, new InstallResult.NotRun(String.valueOf(e.getMessage())));
      throw e;
    } catch (AssertionError | RuntimeException e) {
      return new InstallResult.Failed(String.valueOf(e.getMessage()));
    }
  }

  /** What cannot run is in the table with its reason, and no test. */
  private static boolean canRun(Distribution distribution, String scenario) {
    Optional<String> reason = Optional.empty();
    if (scenario.startsWith("systemd/") && !distribution.systemd()) {
      reason = Optional.of("systemd scenarios run on rows with systemd: true");
    } else if (!haveImage(distribution) && distribution.registry()) {
      reason =
          Optional.of(
              "no image " + distribution.image() + " here; --pull asks its registry for it");
    } else if (System.getProperty("install.repo") != null
        && (scenario.equals("same-version") || scenario.equals("systemd/restart"))) {
      reason = Optional.of(scenario + " needs packages of its own, not those of a repository");
    }
    reason.ifPresent(why -> TABLE.put(distribution, scenario, new InstallResult.NotRun(why)));
    return reason.isEmpty();
  }

  private static boolean haveImage(Distribution distribution) {
    if (Boolean.getBoolean("install.pull") && !DistroImage.isHere(distribution.image())) {
      Command.of("docker", "pull", "-q", distribution.image()).run();
    }
    return DistroImage.isHere(distribution.image());
  }

  private static List<String> chosen(String property, List<String> all) {
    List<String> words =
        List.of(Optional.ofNullable(System.getProperty(property)).orElse("").split("[ ,]+", -1))
            .stream()
            .filter(word -> !word.isEmpty())
            .toList();
    for (String word : words) {
      Tools.requireThat(
          all.contains(word), "no '" + word + "'; there are " + String.join(", ", all));
    }
    return words.isEmpty() ? all : all.stream().filter(words::contains).toList();
  }
}
