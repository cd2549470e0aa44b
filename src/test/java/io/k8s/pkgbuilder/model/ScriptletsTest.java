package io.k8s.pkgbuilder.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.model.Scriptlet.Phase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptletsTest {
  private static final Scriptlet GENERATED =
      new Scriptlet(Phase.POST_INSTALL, "/bin/sh", "#!/bin/sh\nset -e\necho generated \"$1\"\n");

  @Test
  void exitOfTheFirstLeavesTheSecondToRun() throws Exception {
    assertThat(run("#!/bin/sh\necho configured \"$1\"\nexit 0"))
        .isEqualTo("configured now\ngenerated now\n0");
  }

  @Test
  void failureOfTheFirstEndsTheWholeWithItsStatus() throws Exception {
    assertThat(run("#!/bin/sh\nset -e\n(exit 3)\necho unreached\n")).isEqualTo("3");
  }

  @Test
  void firstWithoutSetKeepsGoingAfterAFailure() throws Exception {
    assertThat(run("#!/bin/sh\nfalse\necho on\n")).isEqualTo("on\ngenerated now\n0");
  }

  @Test
  void otherPhasesAndOtherLanguagesStayApart() {
    Scriptlet python = new Scriptlet(Phase.POST_INSTALL, "/usr/bin/python3", "print()\n");
    Scriptlet removal = new Scriptlet(Phase.POST_REMOVE, "/bin/sh", "true\n");
    assertThat(Scriptlets.onePerPhase(List.of(removal, python, GENERATED)))
        .containsExactlyInAnyOrder(removal, python, GENERATED);
  }

  private static String run(String configured) throws IOException, InterruptedException {
    List<Scriptlet> joined =
        Scriptlets.onePerPhase(
            List.of(new Scriptlet(Phase.POST_INSTALL, "/bin/sh", configured), GENERATED));
    assertThat(joined).hasSize(1);
    Process process =
        new ProcessBuilder("sh", "-c", joined.get(0).body(), "postinst", "now").start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + process.waitFor();
  }
}
