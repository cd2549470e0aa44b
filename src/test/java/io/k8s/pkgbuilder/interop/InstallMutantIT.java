package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages that are broken on purpose fail the scenario that looks for it, as deb and as rpm. */
@Execution(ExecutionMode.CONCURRENT)
class InstallMutantIT {
  private static final List<Distribution> HOSTS =
      List.of(Distribution.named("debian-13"), Distribution.named("rpm-6-dnf5"));

  static Stream<String> ofTheGate() {
    return Mutant.all().stream().filter(Mutant::gate).map(Mutant::name);
  }

  static Stream<String> ofFull() {
    return Mutant.all().stream().filter(mutant -> !mutant.gate()).map(Mutant::name);
  }

  @ParameterizedTest
  @MethodSource("ofTheGate")
  void isSeen(String mutant) throws IOException {
    assertSeen(mutant);
  }

  @ParameterizedTest
  @MethodSource("ofFull")
  @Tag("full")
  void isSeenToo(String mutant) throws IOException {
    assertSeen(mutant);
  }

  /** So that each scenario is known to be able to fail. */
  @Test
  void thereIsOneForEachScenario() {
    assertThat(Mutant.all().stream().map(Mutant::fails).distinct())
        .containsExactlyInAnyOrderElementsOf(InstallScenarios.all());
  }

  private static void assertSeen(String name) throws IOException {
    Interop.requireDocker();
    Mutant mutant =
        Mutant.all().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    Path folder = Path.of("target", "interop", "mutant-" + name).toAbsolutePath();
    Path conf = mutant.write(folder.resolveSibling("mutant-conf-" + name));
    // An upgrade can only be killed halfway if there is something to unpack.
    boolean real = mutant.fails().equals("interrupted");
    InstallPackages packages = InstallPackages.build(folder, conf, real);
    for (Distribution host : HOSTS) {
      InstallResult result = InstallMachine.run(host, packages, mutant.fails());

      assertThat(result).as(host.name()).isInstanceOf(InstallResult.Failed.class);
      assertThat(result.reason()).as(host.name()).containsPattern(mutant.because());
    }
    FiftyPackages.deleteTree(folder);
  }
}
