package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of distributions.yaml. */
class DistributionTest {
  static Stream<Distribution> rows() {
    return Distribution.all().stream();
  }

  /** Without it the base image itself would be tested, whose systemctl is missing. */
  @ParameterizedTest
  @MethodSource("rows")
  void everyMachineHasSystemd(Distribution row) {
    assertThat(row.packages()).contains("systemd");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theGateRunsScenariosThatAreThere(Distribution row) {
    assertThat(InstallScenarios.plain()).containsAll(row.gate());
  }
}
