package io.k8s.pkgbuilder.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @Test
  void encodesThePlusOfVersionsOnce() {
    assertThat(Address.parse("https://h/ci/v1.33.0-alpha.1.5+abc/k%2B x#sha256=1").uri())
        .isEqualTo(URI.create("https://h/ci/v1.33.0-alpha.1.5%2Babc/k%2B%20x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubelet", "ftp://h/x", "https:///x", "jar:file:/x!/y", "https://", ""})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Address.parse(text)).hasMessageContaining("'" + text + "'");
  }

  @Test
  void showsNoSecrets() {
    assertThat(Address.parse("https://u:p@h/x?sig=s")).hasToString("https://h/x?...");
    assertThatThrownBy(() -> Address.parse("ftp://u:p@h/x?s"))
        .hasMessageNotContaining("u:p")
        .hasMessageNotContaining("?s");
  }

  @Test
  void replacesTheLongestBeginningAtAPart() {
    Mirrors mirrors =
        Mirrors.parse(
            List.of("https://h=https://m", "https://h/release/=file:///r", "gs://b=https://g/b"));
    assertThat(mirrors.apply("https://h/release/v1")).isEqualTo("file:///r/v1");
    assertThat(mirrors.apply("https://h/releases/v1")).isEqualTo("https://m/releases/v1");
    assertThat(mirrors.apply("https://h.example/v1")).isEqualTo("https://h.example/v1");
    assertThat(mirrors.apply("gs://b/x")).isEqualTo("https://g/b/x");
    assertThatThrownBy(() -> Mirrors.parse(List.of("nothing")))
        .hasMessageContaining("is no mirror");
  }

  @Test
  void neverLeavesHttpsForHttp() throws Exception {
    URI https = URI.create("https://h/x");
    assertThatThrownBy(() -> Redirects.next(https, location("http://h/x")))
        .hasMessageContaining("redirected from https to http://h/x");
    assertThatThrownBy(() -> Redirects.next(https, location("https:///x")))
        .hasMessageContaining("refused");
    assertThat(Redirects.next(URI.create("http://h/x"), location("https://g/y")))
        .isEqualTo(URI.create("https://g/y"));
    assertThat(Redirects.next(https, location("/z?q"))).isEqualTo(URI.create("https://h/z?q"));
  }

  private static HttpHeaders location(String text) {
    return HttpHeaders.of(Map.of("Location", List.of(text)), (name, value) -> true);
  }

  @Test
  void readsChecksumsAsToolsWriteThem() {
    String a = "a".repeat(64);
    String b = "B".repeat(128);
    assertThat(new ChecksumText(a).of("/x", true)).isPresent();
    assertThat(new ChecksumText(a + "  other\n").of("/x", true)).isPresent();
    assertThat(new ChecksumText(a + "  other\n").of("/x", false)).isEmpty();
    assertThat(new ChecksumText(b + " *./bin/x\n" + a + "  bin/y").of("/v1/bin/x", false))
        .contains(new Checksum(Algorithm.SHA512, "b".repeat(128)));
    assertThat(new ChecksumText(a + "  x\n" + "c".repeat(64) + "  x").of("/x", false)).isEmpty();
    assertThat(new ChecksumText("SHA256 (x) = " + a).of("/v/x", false)).isPresent();
    assertThat(new ChecksumText("<html>").of("/x", true)).isEmpty();
    assertThat(new ChecksumText(a + "  ax").of("/x", false)).isEmpty();
  }
}
