package io.k8s.pkgbuilder.release.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  @TempDir Path root = Path.of("");
  private WorkFiles files = new WorkFiles(Path.of(""));

  @BeforeEach
  void files() {
    files = new WorkFiles(root);
  }

  private Journal open() throws IOException {
    return Journal.open(root.resolve("journal"), "main", files);
  }

  private DoneStep step(String id, String fingerprint, String text) throws IOException {
    Path output = root.resolve(id);
    Files.writeString(output, text);
    return new DoneStep(
        id,
        fingerprint,
        List.of(files.record(output)),
        Map.of("key", "a \"quoted\"\nvalue"),
        NOW,
        Duration.ofMillis(1500));
  }

  @Test
  void aStepIsDoneForWhoeverComesNext() throws IOException {
    DoneStep done = step("package", "f1", "bytes");
    try (Journal journal = open()) {
      journal.started("package", "f1", NOW);
      journal.done(done);
    }
    try (Journal next = open()) {
      assertThat(next.find("package", "f1")).contains(done);
    }
  }

  @Test
  void otherInputsAreAnotherStep() throws IOException {
    try (Journal journal = open()) {
      journal.done(step("package", "f1", "bytes"));
      assertThat(journal.find("package", "f2")).isEmpty();
      assertThat(journal.find("verify", "f1")).isEmpty();
    }
  }

  @Test
  void aBeginningIsNoEnd() throws IOException {
    try (Journal journal = open()) {
      journal.started("package", "f1", NOW);
      journal.failed("package", "f1", NOW);
    }
    try (Journal next = open()) {
      assertThat(next.find("package", "f1")).isEmpty();
    }
  }

  @Test
  void anOutputThatChangedUndoesItsStep() throws IOException {
    try (Journal journal = open()) {
      journal.done(step("package", "f1", "bytes"));
      // The same length and the same time, as a careful forger leaves it.
      FileTime time = Files.getLastModifiedTime(root.resolve("package"));
      Files.writeString(root.resolve("package"), "Bytes");
      Files.setLastModifiedTime(root.resolve("package"), time);
      assertThat(journal.find("package", "f1")).isEmpty();
    }
  }

  @Test
  void anOutputThatIsGoneUndoesItsStep() throws IOException {
    try (Journal journal = open()) {
      journal.done(step("package", "f1", "bytes"));
      Files.delete(root.resolve("package"));
      assertThat(journal.find("package", "f1")).isEmpty();
    }
  }

  @Test
  void anOutputThatWasOnlyTouchedIsStillThere() throws IOException {
    try (Journal journal = open()) {
      journal.done(step("package", "f1", "bytes"));
      Files.setLastModifiedTime(root.resolve("package"), FileTime.from(NOW));
      assertThat(journal.find("package", "f1")).isPresent();
    }
  }

  @Test
  void aLinkToTheSameBytesIsNotTheOutput() throws IOException {
    try (Journal journal = open()) {
      journal.done(step("package", "f1", "bytes"));
      Files.move(root.resolve("package"), root.resolve("elsewhere"));
      Files.createSymbolicLink(root.resolve("package"), root.resolve("elsewhere"));
      assertThat(journal.find("package", "f1")).isEmpty();
    }
  }

  @Test
  void anInputMayBeBehindALink(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("kubelet-1"), "bytes");
    Path link = Files.createSymbolicLink(elsewhere.resolve("kubelet"), Path.of("kubelet-1"));
    RecordedFile input = files.record(link);
    assertThat(files.holds(input)).isTrue();
    Files.writeString(elsewhere.resolve("kubelet-2"), "Bytes");
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("kubelet-2"));
    assertThat(files.holds(input)).isFalse();
  }

  /** Whatever a killed process leaves of the last line, the lines before it count. */
  @Property(tries = 200)
  void aTornLineCostsItsStepAlone(@ForAll @IntRange(min = 0, max = 400) int cut)
      throws IOException {
    Path folder = Files.createTempDirectory("journal");
    WorkFiles none = new WorkFiles(folder);
    DoneStep first = new DoneStep("a", "f", List.of(), Map.of(), NOW, Duration.ZERO);
    DoneStep second = new DoneStep("b", "f", List.of(), Map.of("k", "v"), NOW, Duration.ZERO);
    try (Journal journal = Journal.open(folder, "main", none)) {
      journal.done(first);
      journal.done(second);
    }
    Path file = folder.resolve("main.jsonl");
    byte[] whole = Files.readAllBytes(file);
    int firstLine = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    int kept = Math.min(whole.length, firstLine + cut);
    Files.write(file, Arrays.copyOf(whole, kept));
    try (Journal journal = Journal.open(folder, "main", none)) {
      assertThat(journal.find("a", "f")).isPresent();
      assertThat(journal.find("b", "f").isPresent()).isEqualTo(kept == whole.length);
      journal.done(second);
    }
    try (Journal journal = Journal.open(folder, "main", none)) {
      assertThat(journal.find("b", "f")).isPresent();
    }
  }

  @Test
  void aDamagedLineCostsItsStepAlone() throws IOException {
    try (Journal journal = open()) {
      journal.done(step("a", "f", "1"));
    }
    Files.writeString(
        root.resolve("journal/main.jsonl"),
        "\u0000\u0000{not json\n{\"record\":\"done\",\"step\":\"x\"}\n",
        StandardOpenOption.APPEND);
    try (Journal journal = open()) {
      journal.done(step("b", "f", "2"));
      assertThat(journal.find("a", "f")).isPresent();
      assertThat(journal.find("x", "")).isEmpty();
    }
    try (Journal journal = open()) {
      assertThat(journal.find("b", "f")).isPresent();
    }
  }

  @Test
  void shardsSeeEachOthersSteps() throws IOException {
    try (Journal one = Journal.open(root.resolve("journal"), "shard-1-of-2", files)) {
      one.done(step("a", "f", "1"));
    }
    try (Journal two = Journal.open(root.resolve("journal"), "shard-2-of-2", files)) {
      assertThat(two.find("a", "f")).isPresent();
      two.done(step("b", "f", "2"));
    }
    Journal seen = Journal.peek(root.resolve("journal"), files);
    assertThat(seen.find("a", "f")).isPresent();
    assertThat(seen.find("b", "f")).isPresent();
  }

  @Test
  void lookingWritesNothing() throws IOException {
    Journal.peek(root.resolve("journal"), files);
    assertThat(root.resolve("journal")).doesNotExist();
  }

  @Test
  void whatWasAskedIsRemembered() throws IOException {
    Request before = new Request("tool 1", Map.of("--version", "v1.32.3", "--flat", ""));
    Request now = new Request("tool 1", Map.of("--version", "v1.32.4", "--suite", "testing"));
    try (Journal journal = open()) {
      assertThat(journal.request()).isEmpty();
      journal.request(before, NOW);
    }
    try (Journal journal = open()) {
      assertThat(journal.request()).contains(before);
      assertThat(journal.request().orElseThrow().differences(now))
          .containsExactly(
              "--suite: nothing then, 'testing' now", "--version: 'v1.32.3' then, 'v1.32.4' now");
    }
  }

  @Test
  void oneRunAtATime() throws IOException {
    Path file = root.resolve("lock/main");
    try (RunLock held = RunLock.take(file, "ann on one")) {
      assertThat(held.stale()).isEmpty();
      assertThatThrownBy(() -> RunLock.take(file, "bob on two"))
          .isInstanceOf(DiagnosticException.class)
          .hasMessageContaining("another run works here")
          .hasMessageContaining("ann on one");
      assertThatThrownBy(() -> RunLock.requireAlone(root.resolve("lock"), "other"))
          .isInstanceOf(DiagnosticException.class);
      RunLock.requireAlone(root.resolve("lock"), "main");
    }
    try (RunLock next = RunLock.take(file, "bob on two")) {
      assertThat(next.stale()).isEmpty();
    }
  }

  @Test
  void aKilledRunsLockIsFreeAndItsOwnerKnown() throws IOException {
    Path file = root.resolve("lock/main");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "ann on one, process 7\n");
    try (RunLock lock = RunLock.take(file, "bob on two")) {
      assertThat(lock.stale()).contains("ann on one, process 7");
      assertThat(Files.readString(file)).isEqualTo("bob on two\n");
    }
    assertThat(file).isEmptyFile();
  }
}
