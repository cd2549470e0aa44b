package io.k8s.pkgbuilder.format.deb;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.SystemdUnit;
import io.k8s.pkgbuilder.model.SystemdUnit.Restart;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SystemdScriptsTest {
  @Test
  void unitThatIsEnabledStartedAndRestarted() throws IOException {
    golden("restart", new SystemdUnit("a.service", true, true, Restart.ON_UPGRADE, true));
  }

  @Test
  void unitThatIsEnabledAndStartedButLeftAloneOnUpgrades() throws IOException {
    golden("start", new SystemdUnit("kubelet.service", true, true, Restart.NEVER, true));
  }

  @Test
  void unitThatIsOnlyRestartedWhereItRuns() throws IOException {
    golden("try-restart", new SystemdUnit("a.service", false, false, Restart.ON_UPGRADE, true));
  }

  @Test
  void unitOfAnotherPackage() throws IOException {
    golden("foreign", new SystemdUnit("kubelet.service", false, false, Restart.ON_UPGRADE, false));
  }

  @Test
  void unitOfAnotherPackageThatIsLeftAlone() throws IOException {
    golden("foreign-never", new SystemdUnit("kubelet.service", false, false, Restart.NEVER, false));
  }

  @Test
  void severalUnits() throws IOException {
    golden(
        "several",
        new SystemdUnit("a.service", true, true, Restart.NEVER, true),
        new SystemdUnit("b.timer", true, true, Restart.NEVER, true),
        new SystemdUnit("it's@.service", false, false, Restart.NEVER, true));
  }

  @Test
  void noUnitsNoScripts() {
    assertThat(new DebFormat().scriptlets(List.of())).isEmpty();
  }

  private static void golden(String name, SystemdUnit... units) throws IOException {
    List<Scriptlet> scriptlets = new DebFormat().scriptlets(List.of(units));
    String text =
        scriptlets.stream()
            .map(s -> "==> " + MaintainerScript.name(s.phase()).orElseThrow() + "\n" + s.body())
            .collect(Collectors.joining("\n"));
    Golden.assertMatches("deb/systemd-" + name + ".txt", text);
  }
}
