package io.k8s.pkgbuilder.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
  private static final int KIB64 = 64 * 1024;
  private static final byte[] BYTES = Fetching.bytes(10 * KIB64 + 123, 1);

  @TempDir Path directory;
  private final FaultServer server = new FaultServer();
  private final String url = server.url("/bin/kubelet");

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Fetching fetching() {
    return new Fetching(directory.resolve("cache"));
  }

  private byte[] fetched() throws IOException {
    return Files.readAllBytes(fetching().fetcher().fetch(url).orElseThrow().path());
  }

  private String failure() {
    try {
      fetching().fetcher().fetch(url);
    } catch (DiagnosticException e) {
      assertThat(e.diagnostics())
          .allSatisfy(d -> assertThat(d.category()).isEqualTo(Category.SOURCE))
          .allSatisfy(d -> assertThat(d.hint()).isPresent());
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("it did not fail");
  }

  private List<Path> objects() throws IOException {
    Path objects = directory.resolve("cache/v1/objects");
    if (!Files.exists(objects)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(objects)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private long range(int request) {
    return server.requests("/bin/kubelet").get(request).offset();
  }

  @Test
  void fetchesOnceAndThenTakesItFromTheCache() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    Fetched first = fetching().fetcher().fetch(url).orElseThrow();
    assertThat(first.path()).hasBinaryContent(BYTES);
    assertThat(first.sha256()).isEqualTo(FaultServer.sha256(BYTES));
    assertThat(first.modified()).isEqualTo(Instant.parse("2025-03-12T10:00:00Z"));
    assertThat(first.verified()).isTrue();
    assertThat(fetching().fetcher().fetch(url)).contains(first);
    assertThat(server.requests("/bin/kubelet")).hasSize(1);
    assertThat(server.requests("/bin/kubelet.sha256")).hasSize(2);
  }

  @Test
  void goesOnAfterACutAtEvery64KiB() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    for (int i = 0; i < 10; i++) {
      server.script("/bin/kubelet", FaultServer.cutAfter(KIB64));
    }
    assertThat(fetched()).isEqualTo(BYTES);
    // On a busy machine Java's client drops what it has received and not yet handed on.
    assertThat(server.requests("/bin/kubelet")).hasSizeGreaterThanOrEqualTo(11);
    assertThat(server.requests("/bin/kubelet"))
        .map(FaultServer.Request::offset)
        .isSorted()
        .startsWith(0L)
        .last()
        .satisfies(offset -> assertThat(offset).isGreaterThan(5L * KIB64));
  }

  @Test
  void goesOnWhereAnEarlierProcessWasCutOff() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    for (int i = 0; i < 4; i++) {
      server.script("/bin/kubelet", FaultServer.resetAfter(i == 0 ? KIB64 : 0));
    }
    server.script("/bin/kubelet", FaultServer.status(500));
    assertThat(failure()).contains("given up after 4 attempts");
    assertThat(objects()).isEmpty();
    int before = server.requests("/bin/kubelet").size();
    assertThat(fetched()).isEqualTo(BYTES);
    assertThat(range(before)).isPositive();
    assertThat(directory.resolve("cache/v1/partial")).isEmptyDirectory();
  }

  @Test
  void beginsAgainWhenWhatAnEarlierProcessLeftIsDamaged() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    server.script("/bin/kubelet", FaultServer.cutAfter(KIB64), FaultServer.status(400));
    assertThat(failure()).contains("400");
    try (Stream<Path> parts = Files.list(directory.resolve("cache/v1/partial"))) {
      Path part = parts.filter(p -> !p.toString().endsWith(".state")).findFirst().orElseThrow();
      Files.write(part, new byte[KIB64]);
    }
    assertThat(fetched()).isEqualTo(BYTES);
  }

  @Test
  void waitsLongerAndLongerThroughABurstOfErrors() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    server.script(
        "/bin/kubelet",
        FaultServer.status(503),
        FaultServer.status(429, "Retry-After: 7"),
        FaultServer.status(500));
    Fetching fetching = fetching();
    fetching.fetcher().fetch(url);
    assertThat(fetching.waits)
        .containsExactly(Duration.ofMillis(150), Duration.ofSeconds(7), Duration.ofMillis(600));
  }

  @Test
  void givesUpAServerThatOnlyFails() {
    server.serve("/bin/kubelet", BYTES);
    server.usually(FaultServer.status(502));
    assertThat(failure()).contains("the server answers 502").contains("given up");
  }

  @Test
  void refusesWrongBytesAndKeepsNothing() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    server.script("/bin/kubelet", FaultServer.wrongByteAt(BYTES.length - 1));
    assertThat(failure()).contains("is corrupt").contains(FaultServer.sha256(BYTES));
    assertThat(objects()).isEmpty();
    assertThat(fetched()).isEqualTo(BYTES);
  }

  @Test
  void refusesALengthThatIsTooShortAndOneThatIsTooLong() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    server.script("/bin/kubelet", FaultServer.wrongLength(-10));
    assertThat(failure()).contains("is corrupt");
    server.usually(FaultServer.wrongLength(10));
    server.text("/bin/kubelet.sha256", FaultServer.sha256(BYTES));
    server.script("/bin/kubelet.sha256", FaultServer::properly);
    assertThat(failure()).contains("the connection failed");
    assertThat(objects()).isEmpty();
  }

  @Test
  void beginsAgainWhenTheRestIsOfAChangedFile() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    server.script("/bin/kubelet", FaultServer.cutAfter(KIB64), FaultServer.changedPart());
    assertThat(fetched()).isEqualTo(BYTES);
    assertThat(server.requests("/bin/kubelet").get(2).ranged()).isFalse();
  }

  @Test
  void beginsAgainWhenTheRestBeginsElsewhere() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    server.script("/bin/kubelet", FaultServer.cutAfter(KIB64), FaultServer.shiftedPart());
    assertThat(fetched()).isEqualTo(BYTES);
  }

  @Test
  void takesTheWholeWhenTheFileChangedMeanwhile() throws IOException {
    byte[] newer = Fetching.bytes(3 * KIB64, 2);
    server.serve("/bin/kubelet", BYTES);
    server.script("/bin/kubelet", FaultServer.cutAfter(KIB64), FaultServer.status(400));
    assertThat(failure()).contains("400");
    server.serve("/bin/kubelet", newer);
    assertThat(fetched()).isEqualTo(newer);
  }

  @Test
  void isNotHeldUpByAServerThatDripsOrIsSilent() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    server.script("/bin/kubelet", FaultServer.drip(20), FaultServer.silence());
    assertThat(fetched()).isEqualTo(BYTES);
    assertThat(server.requests("/bin/kubelet")).hasSize(3);
  }

  @Test
  void followsRedirectsButNotInCirclesNorOutOfHttp() throws IOException {
    server.serve("/real", BYTES);
    server.text("/bin/kubelet.sha256", FaultServer.sha256(BYTES));
    server.script("/bin/kubelet", FaultServer.status(302, "Location: ../real"));
    assertThat(fetched()).isEqualTo(BYTES);

    server.text("/bin/kubelet.sha256", "0".repeat(64));
    server.serve("/bin/kubelet", BYTES);
    server.text("/bin/kubelet.sha256", "0".repeat(64));
    server.serve("/elsewhere", BYTES);
    server.script("/bin/kubelet", FaultServer.status(302, "Location: /elsewhere"));
    server.script("/elsewhere", FaultServer.status(302, "Location: /bin/kubelet"));
    assertThat(failure()).contains("in a circle");

    server.script("/bin/kubelet", FaultServer.status(302, "Location: file:///etc/passwd"));
    assertThat(failure()).contains("redirected from http to file:///etc/passwd");
    server.script("/bin/kubelet", FaultServer.status(302, "Location: ftp://example.com/x"));
    assertThat(failure()).contains("which is refused");
    assertThat(objects()).hasSize(1);
  }

  @Test
  void demandsAChecksumUnlessToldOtherwise() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    server.remove("/bin/kubelet.sha256");
    assertThat(failure()).contains("has no checksum").contains("SHA256SUMS");
    assertThat(objects()).isEmpty();
    Fetched fetched = fetching().trusting().fetch(url).orElseThrow();
    assertThat(fetched.verified()).isFalse();
    assertThat(fetched.path()).hasBinaryContent(BYTES);
    assertThatThrownBy(() -> fetching().offline().fetch(url))
        .hasMessageContaining("has no checksum");
  }

  @Test
  void findsChecksumsOfEitherKindBesideAndAbove() throws IOException {
    server.serve("/v1/bin/kubelet", BYTES);
    server.remove("/v1/bin/kubelet.sha256");
    String deep = server.url("/v1/bin/kubelet");
    assertThatThrownBy(() -> fetching().fetcher().fetch(deep)).hasMessageContaining("no checksum");
    String sha512 = java.util.HexFormat.of().formatHex(Algorithm.SHA512.digest().digest(BYTES));
    server.text("/v1/SHA512SUMS", sha512 + "  bin/kubelet\n" + "0".repeat(128) + "  kubelet.exe\n");
    Fetched fetched = fetching().fetcher().fetch(deep).orElseThrow();
    assertThat(fetched.path()).hasBinaryContent(BYTES);
    assertThat(fetching().fetcher().fetch(deep)).contains(fetched);
    assertThat(server.requests("/v1/bin/kubelet").stream().filter(r -> r.method().equals("GET")))
        .hasSize(1);
  }

  @Test
  void believesAChecksumInTheAddress() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    server.remove("/bin/kubelet.sha256");
    String sha256 = FaultServer.sha256(BYTES);
    assertThat(fetching().fetcher().fetch(url + "#sha256=" + sha256)).isPresent();
    server.text("/bin/sums.txt", "SHA256 (kubelet) = " + sha256);
    assertThat(fetching().fetcher().fetch(url + "#checksums=sums.txt")).isPresent();
    assertThatThrownBy(() -> fetching().fetcher().fetch(url + "#sha256=12"))
        .hasMessageContaining("'#sha256=12' is none of");
    assertThatThrownBy(() -> fetching().fetcher().fetch(url + "#sha256=" + "0".repeat(64)))
        .hasMessageContaining("is corrupt");
  }

  @Test
  void saysThatNothingIsThere() {
    assertThat(fetching().fetcher().fetch(url)).isEmpty();
  }

  @Test
  void usesTheCacheAloneWhenOffline() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    assertThatThrownBy(() -> fetching().offline().fetch(url))
        .hasMessageContaining("is not in the cache");
    fetched();
    server.close();
    assertThat(fetching().offline().fetch(url).orElseThrow().path()).hasBinaryContent(BYTES);
  }

  @Test
  void hashesWhatTheCacheHasEachTime() throws IOException {
    server.serve("/bin/kubelet", BYTES);
    fetched();
    Path object = objects().get(0);
    Files.delete(object);
    Files.write(object, Fetching.bytes(BYTES.length, 3));
    assertThat(fetched()).isEqualTo(BYTES);
    Files.delete(object);
    Files.write(object, Fetching.bytes(BYTES.length, 3));
    assertThatThrownBy(() -> fetching().offline().fetch(url))
        .hasMessageContaining("is not in the cache");
  }

  @Test
  void goesToMirrors() throws IOException {
    server.serve("/k8s/v1.33.0-alpha.1.5%2Babc/kubelet", BYTES);
    Fetcher fetcher =
        fetching()
            .fetcher(
                new FetchPolicy(false, false, 1 << 20),
                Mirrors.parse(List.of("https://dl.k8s.io=" + server.url("/k8s/"))));
    assertThat(fetcher.fetch("https://dl.k8s.io/v1.33.0-alpha.1.5+abc/kubelet")).isPresent();
  }

  @Test
  void verifiesFilesWhereTheyLie() throws IOException {
    Path file = Files.write(directory.resolve("kubelet"), BYTES);
    String local = file.toUri().toString();
    assertThatThrownBy(() -> fetching().fetcher().fetch(local)).hasMessageContaining("no checksum");
    Files.writeString(directory.resolve("kubelet.sha256"), FaultServer.sha256(BYTES));
    assertThat(fetching().offline().fetch(local).orElseThrow().path()).isEqualTo(file);
    Files.write(file, Fetching.bytes(10, 4));
    assertThatThrownBy(() -> fetching().fetcher().fetch(local)).hasMessageContaining("corrupt");
    assertThat(fetching().fetcher().fetch(local + "x")).isEmpty();
  }

  @Test
  void tellsNobodyTheCredentials() {
    String secret = url.replace("http://", "http://me:hunter2@") + "?token=hunter2";
    server.serve("/bin/kubelet?token=hunter2", BYTES);
    server.usually(FaultServer.status(418));
    assertThatThrownBy(() -> fetching().fetcher().fetch(secret))
        .hasMessageNotContaining("hunter2")
        .hasMessageContaining("418");
    assertThatThrownBy(() -> fetching().offline().fetch(secret)).hasMessageNotContaining("hunter2");
  }

  @Test
  void sendsCredentialsToTheirOwnHostAlone() throws IOException {
    try (FaultServer other = new FaultServer()) {
      other.serve("/x", BYTES);
      server.script("/bin/kubelet", FaultServer.status(307, "Location: " + other.url("/x")));
      fetching()
          .trusting()
          .fetch(
              url.replace("http://", "http://me:pass@") + "#sha256=" + FaultServer.sha256(BYTES));
      assertThat(server.requests("/bin/kubelet").get(0).headers())
          .containsEntry("authorization", "Basic bWU6cGFzcw==");
      assertThat(other.requests("/x").get(0).headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  void refusesWhatIsTooLarge() {
    server.serve("/bin/kubelet", BYTES);
    Fetcher fetcher =
        fetching().fetcher(new FetchPolicy(false, false, 1000), new Mirrors(List.of()));
    assertThatThrownBy(() -> fetcher.fetch(url)).hasMessageContaining("larger than 1000 bytes");
  }

  @Test
  void neverGivesWrongBytesWhateverHappens() throws IOException {
    java.util.Random random = new java.util.Random(42);
    int good = 0;
    for (int round = 0; round < 40; round++) {
      byte[] bytes = Fetching.bytes(1 + random.nextInt(200_000), round);
      String path = "/random/" + round;
      server.serve(path, bytes);
      for (int i = random.nextInt(6); i > 0; i--) {
        server.script(path, FaultServer.any(random, bytes.length));
      }
      try {
        assertThat(fetching().fetcher().fetch(server.url(path)).orElseThrow().path())
            .hasBinaryContent(bytes);
        good++;
      } catch (DiagnosticException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(good).isGreaterThan(10);
    for (Path object : objects()) {
      assertThat(FaultServer.sha256(Files.readAllBytes(object)))
          .isEqualTo(object.getFileName().toString());
    }
  }
}
