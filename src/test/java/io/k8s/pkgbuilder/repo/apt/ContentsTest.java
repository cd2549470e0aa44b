package io.k8s.pkgbuilder.repo.apt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContentsTest {
  private static final String TEXT =
      "etc/a".concat(" ".repeat(54))
          + "admin/one,two\n"
          + "usr/a path of many words"
          + " ".repeat(35)
          + "two\n"
          + "usr/".concat("x".repeat(70))
          + " admin/one\n";

  private static String render(Contents contents) {
    return new String(contents.render().bytes(), StandardCharsets.UTF_8);
  }

  private static Contents parse(String text) {
    return Contents.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsReadIsWritten() {
    assertThat(render(parse(TEXT))).isEqualTo(TEXT);
    assertThat(render(parse(TEXT + "no-label\n\n"))).isEqualTo(TEXT);
  }

  @Test
  void whatIsAddedIsSortedIn() {
    Contents contents = parse(TEXT);
    contents.add("zoo", "three");
    contents.add("etc/a", "admin/two");
    contents.add("etc/a", "two");
    contents.add("bin/a", "three");
    assertThat(render(contents).lines().map(line -> line.replaceFirst(" +(\\S+)$", ":$1")))
        .containsExactly(
            "bin/a:three",
            "etc/a:admin/one,admin/two,two",
            "usr/a path of many words:two",
            "usr/" + "x".repeat(70) + ":admin/one",
            "zoo:three");
  }

  @Test
  void whatIsRemovedIsGone() {
    Contents contents = parse(TEXT);
    contents.removeIf(label -> label.endsWith("two"));
    assertThat(render(contents)).doesNotContain("two").contains("etc/a").doesNotContain("many");
  }
}
