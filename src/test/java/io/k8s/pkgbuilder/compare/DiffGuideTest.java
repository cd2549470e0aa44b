package io.k8s.pkgbuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/diff.md holds the rules that the code has; -Dgolden.update=true writes them. */
class DiffGuideTest {
  private static final Path GUIDE = Path.of("docs/diff.md");
  private static final String START = "<!-- kinds: checked against the code -->\n";
  private static final String END = "\n<!-- end of kinds -->";

  @Test
  void theTableOfKindsIsTheCodes() throws IOException {
    String guide = Files.readString(GUIDE);
    int start = guide.indexOf(START) + START.length();
    int end = guide.indexOf(END);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GUIDE, guide.substring(0, start) + table() + guide.substring(end));
    }
    assertThat(Files.readString(GUIDE)).contains(START + table() + END);
  }

  private static String table() {
    return Arrays.stream(Kind.values())
        .map(
            kind ->
                String.join(
                    " | ",
                    "| `" + kind.word() + "`",
                    kind.area().word(),
                    kind.significance().word(),
                    kind.meaning() + " |"))
        .collect(Collectors.joining("\n", "| kind | in | is | because |\n|---|---|---|---|\n", ""));
  }
}
