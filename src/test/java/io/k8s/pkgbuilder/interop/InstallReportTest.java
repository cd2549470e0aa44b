package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of the install tests. */
class InstallReportTest {
  private static final Distribution DEBIAN = Distribution.named("debian-13");
  private static final Distribution FEDORA = Distribution.named("fedora-43");

  @Test
  void whatWasNotRunIsNamedAndNeverATick() {
    InstallReport report = new InstallReport();
    report.put(DEBIAN, "purge", passed(1200));
    report.put(FEDORA, "purge", new InstallResult.NotRun("no image fedora:43 here"));

    assertThat(report.text())
        .isEqualTo(
            """
            distribution          purge    seconds
            debian-13             ✓        2
            fedora-43             not run

            fedora-43: no image fedora:43 here
            """);
  }

  @Test
  void aFailureIsToldInFull() {
    InstallReport report = new InstallReport();
    report.put(DEBIAN, "purge", new InstallResult.Failed("purge: left:\n/opt <x>"));

    assertThat(report.text())
        .contains("FAILED")
        .contains("debian-13, purge FAILED: /opt <x>")
        .doesNotContain("✓");
    assertThat(report.html()).contains("<td class=Failed").contains("/opt &lt;x>");
  }

  @Test
  void timesAreAddedUpByDistribution() {
    InstallReport report = new InstallReport();
    report.put(DEBIAN, "fresh", passed(1200));
    report.put(DEBIAN, "purge", passed(2300));

    assertThat(report.text()).contains("  4\n");
  }

  private static InstallResult passed(long millis) {
    return new InstallResult.Passed(Duration.ofMillis(millis), List.of());
  }
}
