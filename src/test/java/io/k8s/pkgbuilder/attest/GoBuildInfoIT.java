package io.k8s.pkgbuilder.attest;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import io.k8s.pkgbuilder.content.FileContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Go's own tool says what is in programs of five platforms, where it is installed. */
class GoBuildInfoIT {
  private static List<Path> programs() throws IOException {
    List<Path> programs = new ArrayList<>();
    String inputs = System.getenv("REAL_INPUTS");
    if (inputs != null) {
      try (Stream<Path> walk = Files.walk(Path.of(inputs, "local"))) {
        walk.filter(path -> path.endsWith("kubectl") || path.endsWith("kubelet"))
            .filter(Files::isRegularFile)
            .forEach(programs::add);
      }
    }
    // Go itself and what it made here: programs with many modules.
    for (String folder : System.getenv("PATH").split(":", -1)) {
      for (String name : List.of("go", "gofmt", "fake-gcs-server")) {
        Optional.of(Path.of(folder, name)).filter(Files::isExecutable).ifPresent(programs::add);
      }
    }
    return programs;
  }

  @Test
  void itSaysWhatGosToolSays() throws Exception {
    Assumptions.assumeTrue(
        Tools.run(Path.of("."), "sh", "-c", "command -v go").status() == 0, "no Go here");
    List<Path> programs = programs();
    Tools.requireThat(programs.size() > 1, "no Go programs here");
    for (Path program : programs) {
      String theirs = Tools.run(Path.of("."), "go", "version", "-m", program.toString()).orFail();
      GoBuildInfo ours = GoBuildInfo.of(FileContent.of(program)).orElseThrow();
      assertThat(text(program, ours)).isEqualTo(interesting(theirs));
    }
  }

  private static String text(Path program, GoBuildInfo info) {
    StringBuilder text = new StringBuilder(program + ": " + info.goVersion() + "\n");
    text.append("\tpath\t" + info.path() + "\n");
    info.main().ifPresent(main -> text.append(line("mod", main)));
    info.modules().forEach(one -> text.append(line("dep", one)));
    return text.toString();
  }

  private static String line(String kind, GoBuildInfo.Module one) {
    return "\t" + kind + "\t" + one.path() + "\t" + one.version() + "\t" + one.sum() + "\n";
  }

  /** A replaced module stands in place of the one it replaces. */
  private static String interesting(String theirs) {
    List<String> lines = new ArrayList<>();
    for (String line : theirs.split("\n", -1)) {
      if (line.startsWith("\t=>")) {
        lines.set(lines.size() - 1, line.replace("\t=>", "\tdep"));
      } else if (!line.startsWith("\tbuild") && !line.isEmpty()) {
        lines.add(line.matches("\t(mod|dep)\t[^\t]*\t[^\t]*") ? line + "\t" : line);
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
