package io.k8s.pkgbuilder.publish.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.publish.LocalFile;
import io.k8s.pkgbuilder.publish.Publication;
import io.k8s.pkgbuilder.publish.PublishListener;
import io.k8s.pkgbuilder.publish.PublishSettings;
import io.k8s.pkgbuilder.publish.PublishTree;
import io.k8s.pkgbuilder.publish.Published;
import io.k8s.pkgbuilder.publish.Store;
import io.k8s.pkgbuilder.publish.StorePublisher;
import io.k8s.pkgbuilder.publish.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every bucket's store must do, against a real server of its kind. */
abstract class BucketBehaviour {
  static final String LARGE = "deb/pool/main/l/large_1_all.deb";
  private static final int LARGE_SIZE = 40_000_000;
  private static final List<String> PATHS =
      List.of(
          "deb/pool/main/t/tiny_1.0+2~3_all.deb",
          "deb/dists/stable/main/binary-amd64/Packages",
          "deb/dists/stable/InRelease",
          "rpm/repodata/repomd.xml",
          "odd names/100 % ü&=+?.html",
          "empty");

  final ExecutorService executor = Executors.newFixedThreadPool(4);
  final List<String> notes = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path directory;

  Path tree = Path.of("");

  @BeforeEach
  void writeTree() throws IOException {
    tree = directory.resolve("tree");
    for (String path : PATHS) {
      write(path, path.equals("empty") ? "" : "1 " + path);
    }
  }

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  /** A store with a prefix of its own for each test. */
  abstract Store store(String url, LeaseTerms terms) throws IOException;

  abstract String url();

  /** A line to a server, which is the one of url() from now on. */
  abstract FaultyLine line(FaultyLine.Fault... schedule) throws IOException;

  void write(String path, String text) throws IOException {
    Files.createDirectories(tree.resolve(path).getParent());
    Files.writeString(tree.resolve(path), text);
  }

  private void large() throws IOException {
    byte[] bytes = new byte[LARGE_SIZE];
    new Random(7).nextBytes(bytes);
    Files.createDirectories(tree.resolve(LARGE).getParent());
    Files.write(tree.resolve(LARGE), bytes);
  }

  static LeaseTerms terms(long process, Instant now, boolean takeOver) {
    return new LeaseTerms(
        "host",
        process,
        one -> one != 666,
        Clock.fixed(now, ZoneOffset.UTC),
        Duration.ofMinutes(10),
        takeOver);
  }

  static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  static Backoff quick() {
    return new Backoff(5, Duration.ofMillis(1), Duration.ofMillis(5), () -> 0.5, time -> {});
  }

  PublishListener listener() {
    return new PublishListener() {
      @Override
      public void planned(Publication publication) {}

      @Override
      public void uploaded(LocalFile file) {}

      @Override
      public void note(String text) {
        notes.add(text);
      }

      @Override
      public void retrying(String path, String why, Duration after) {
        notes.add("retrying " + path + ": " + why);
      }
    };
  }

  private Published publish(Store store, boolean delete) throws IOException {
    PublishSettings settings = new PublishSettings(false, delete, false, true);
    return new StorePublisher(store, settings, executor, listener())
        .publish(PublishTree.scan(tree, executor));
  }

  Store usual() throws IOException {
    return store(url(), terms(1, NOW, false));
  }

  private static List<String> paths(Store store) throws IOException {
    return store.list().stream().map(Stored::path).sorted().toList();
  }

  @Test
  void onlyWhatChangedIsSentAndNothingElseIsLeft() throws IOException {
    try (Store store = usual()) {
      assertThat(publish(store, false).verified()).isEqualTo(PATHS.size());
      assertThat(paths(store)).containsExactlyInAnyOrderElementsOf(PATHS);
      assertThat(publish(store, false).publication().uploads()).isEmpty();
      write("rpm/repodata/repomd.xml", "2");
      Files.delete(tree.resolve("odd names/100 % ü&=+?.html"));
      Published published = publish(store, true);
      assertThat(published.publication().uploads()).hasSize(1);
      assertThat(published.publication().deletions()).hasSize(1);
      assertThat(paths(store))
          .hasSize(PATHS.size() - 1)
          .doesNotContain("odd names/100 % ü&=+?.html");
      try (InputStream in = store.open("rpm/repodata/repomd.xml").orElseThrow()) {
        assertThat(in.readAllBytes()).asString().isEqualTo("2");
      }
      assertThat(store.open("nothing")).isEmpty();
    }
  }

  @Test
  void aLargeFileIsSentInParts() throws IOException {
    large();
    try (Store store = usual()) {
      publish(store, false);
      assertThat(publish(store, false).publication().uploads()).isEmpty();
    }
  }

  @Test
  void whatHadArrivedOfALargeFileIsNotSentAgain() throws IOException {
    large();
    try (FaultyLine line = line(FaultyLine.Fault.NONE)) {
      line.deadAfter(25_000_000);
      try (Store store = store(line.url(), terms(1, NOW, false))) {
        assertThatThrownBy(() -> publish(store, false)).hasMessageContaining("given up after");
      }
      line.deadAfter(LARGE_SIZE - 10_000_000);
      notes.clear();
      try (Store store = store(line.url(), terms(2, NOW, true))) {
        publish(store, false);
      }
      assertThat(notes).anySatisfy(note -> assertThat(note).startsWith("going on with '" + LARGE));
    }
  }

  @Test
  void failuresThatPassDoNoHarm() throws IOException {
    large();
    FaultyLine.Fault[] schedule = {
      FaultyLine.Fault.UNAVAILABLE,
      FaultyLine.Fault.ANSWER_LOST,
      FaultyLine.Fault.CUT,
      FaultyLine.Fault.NONE,
      FaultyLine.Fault.ANSWER_LOST,
      FaultyLine.Fault.NONE,
      FaultyLine.Fault.CUT
    };
    try (FaultyLine line = line(schedule);
        Store store = store(line.url(), terms(1, NOW, false))) {
      publish(store, false);
      assertThat(line.faults()).isGreaterThan(3);
    }
    try (Store store = usual()) {
      assertThat(publish(store, false).publication().uploads()).isEmpty();
    }
  }

  @Test
  void publishersKeepEachOtherOut() throws IOException {
    try (Store first = usual();
        Store second = store(url(), terms(2, NOW, false));
        Store later = store(url(), terms(3, NOW.plus(Duration.ofMinutes(11)), false));
        var lease = first.lock()) {
      assertThatThrownBy(() -> publish(second, false))
          .isInstanceOf(DiagnosticException.class)
          .hasMessage("another publisher is in: process 1 of 'host'");
      // It did not renew its right, so it may be gone; if it is not, it hears of it.
      publish(later, false);
      try (var overtaken = first.lock()) {
        assertThat(overtaken).isNotNull();
      }
      assertThat(lease).isNotNull();
    }
  }

  @Test
  void aDeadPublisherOfThisMachineKeepsNobodyOut() throws IOException {
    try (Store dead = store(url(), terms(666, NOW, false));
        Store next = usual()) {
      var lease = dead.lock();
      publish(next, false);
      lease.close();
    }
  }

  @Test
  void whoIsOvertakenWritesNothing() throws IOException {
    PublishTree scanned = PublishTree.scan(tree, executor);
    LocalFile file = scanned.files().get(0);
    try (Store store = usual()) {
      store.put(file, Optional.empty());
      Stored before = store.list().get(0);
      Files.writeString(tree.resolve(file.path()), "another's");
      LocalFile other =
          PublishTree.scan(tree, executor).files().stream()
              .filter(one -> one.path().equals(file.path()))
              .findFirst()
              .orElseThrow();
      assertThatThrownBy(() -> store.put(other, Optional.empty()))
          .hasMessage("'" + file.path() + "' was changed by another publisher");
      store.put(other, Optional.of(before));
      Files.writeString(tree.resolve(file.path()), "1 " + file.path());
      assertThatThrownBy(() -> store.put(file, Optional.of(before)))
          .hasMessage("'" + file.path() + "' was changed by another publisher");
      try (InputStream in = store.open(file.path()).orElseThrow()) {
        assertThat(in.readAllBytes()).asString().isEqualTo("another's");
      }
    }
  }

  @Test
  void whatAnotherChangedIsNotRemoved() throws IOException {
    try (Store store = usual()) {
      publish(store, false);
      Stored before = store.list().get(0);
      write(before.path(), "another's");
      PublishSettings replacing = new PublishSettings(false, false, true, false);
      new StorePublisher(store, replacing, executor, listener())
          .publish(PublishTree.scan(tree, executor));
      store.delete(before);
      assertThat(paths(store)).contains(before.path());
    }
  }
}
