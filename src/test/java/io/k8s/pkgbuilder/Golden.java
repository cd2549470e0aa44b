package io.k8s.pkgbuilder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole expected outputs, in src/test/resources/golden; -Dgolden.update=true rewrites them. */
public final class Golden {
  private static final Path DIRECTORY = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Fails unless the file holds exactly this text. */
  public static void assertMatches(String file, String actual) throws IOException {
    Path path = DIRECTORY.resolve(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, actual);
    }
    assertThat(actual).as(path.toString()).isEqualTo(Files.readString(path));
  }

  /**
   * Fails unless a page of the documentation holds exactly this text between {@code <!-- NAME -->}
   * and {@code <!-- /NAME -->}.
   */
  public static void assertSection(Path page, String name, String actual) throws IOException {
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- /" + name + " -->\n";
    String text = Files.readString(page);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    assertThat(text).as(page.toString()).contains(begin, end);
    if (Boolean.getBoolean("golden.update")) {
      text = text.substring(0, from) + actual + text.substring(to);
      Files.writeString(page, text);
      to = text.indexOf(end);
    }
    assertThat(text.substring(from, to)).as(page + ", " + name).isEqualTo(actual);
  }
}
