package io.k8s.pkgbuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.model.Scriptlet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs a script is a part of it: {@code %post -p}, or its first line in a deb. */
class InterpreterTest {
  private static final int POST_IN = 1024;
  private static final int POST_IN_PROGRAM = 1086;

  @TempDir Path folder;

  private static void runBy(Sample sample, String program) {
    sample.plan.scriptlets(
        List.of(new Scriptlet(Scriptlet.Phase.POST_INSTALL, program, "echo installed\n")));
  }

  @Test
  void anotherProgramRunsIt() throws IOException {
    assertThat(Sample.seen(folder, "rpm", sample -> runBy(sample, "/bin/bash")))
        .contains("notable script-changed post", "breaking requirement-added Requires//bin/bash");
    assertThat(Sample.seen(folder, "rpm", sample -> runBy(sample, "<lua>")))
        .contains("notable script-changed post");
    assertThat(Sample.seen(folder, "deb", sample -> runBy(sample, "/bin/bash")))
        .contains("notable script-changed postinst");
  }

  /** rpmbuild leaves a first line that looks like one where it is, and rpm does not heed it. */
  @Test
  void rpmsHeaderCountsNotTheFirstLine() throws IOException {
    Path whole = new Sample().write(folder.resolve("whole"), "rpm");
    Path before = program(whole, "before", "/bin/sh");
    Path after = program(whole, "after", "/bin/bash");
    List<String> kinds =
        new SetComparison(List.of(), Policy.BUILT_IN, Runnable::run)
            .compare(PackageSet.of("a", before), PackageSet.of("b", after)).packages().stream()
                .flatMap(one -> one.differences().stream())
                .map(one -> one.kind().word() + " " + one.path())
                .toList();
    assertThat(kinds).containsExactly("script-changed post");
  }

  private Path program(Path whole, String name, String program) throws IOException {
    MutableRpm rpm = MutableRpm.read(whole);
    rpm.header.values(POST_IN).set(0, "#!/bin/bash\necho installed\n");
    rpm.header.values(POST_IN_PROGRAM).set(0, program);
    Path file = folder.resolve(name);
    rpm.write(file);
    return file;
  }
}
