package io.k8s.pkgbuilder.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePublisherTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String DEB = "deb/pool/main/k/kubeadm/kubeadm_1.32.3-1_amd64.deb";
  private static final String RPM = "rpm/x86_64/kubeadm-1.32.3-1.x86_64.rpm";
  private static final String BY_HASH = "deb/dists/stable/main/binary-amd64/by-hash/SHA256/" + HEX;
  private static final String PRIMARY = "rpm/repodata/" + HEX + "-primary.xml.gz";
  private static final String PACKAGES = "deb/dists/stable/main/binary-amd64/Packages.gz";

  /** The files that name all others, as they must appear. */
  private static final List<String> TOP =
      List.of(
          "deb/dists/stable/Release.gpg",
          "deb/dists/stable/Release",
          "deb/dists/stable/InRelease",
          "rpm/repodata/repomd.xml.key",
          "rpm/repodata/repomd.xml.asc",
          "rpm/repodata/repomd.xml");

  private final MemoryStore store = new MemoryStore();
  private final ExecutorService executor = Executors.newFixedThreadPool(4);

  @TempDir Path root;

  @BeforeEach
  void tree() throws IOException {
    for (String path : List.of(DEB, RPM, BY_HASH, PRIMARY, PACKAGES, "index.html")) {
      write(path, "1 " + path);
    }
    for (String path : TOP) {
      write(path, "1 " + path);
    }
    write("rpm/.pkgbuilder.lock", "");
    write("deb/.half.deb.part", "ha");
  }

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  private Published publish(boolean mock, boolean delete, boolean replace, boolean verify)
      throws IOException {
    PublishSettings settings = new PublishSettings(mock, delete, replace, verify);
    return new StorePublisher(store, settings, executor, PublishListener.silent())
        .publish(PublishTree.scan(root, executor));
  }

  private Published publish() throws IOException {
    return publish(false, false, false, true);
  }

  @Test
  void whatNamesOthersComesAfterThem() throws IOException {
    Published published = publish();
    List<String> log = store.log();
    assertThat(log.subList(0, 2)).containsExactlyInAnyOrder("put " + DEB, "put " + RPM);
    assertThat(log.subList(2, 4)).containsExactlyInAnyOrder("put " + BY_HASH, "put " + PRIMARY);
    assertThat(log.subList(4, 6)).containsExactly("put index.html", "put " + PACKAGES);
    assertThat(log.subList(6, 12)).isEqualTo(TOP.stream().map(path -> "put " + path).toList());
    assertThat(log).hasSize(12);
    assertThat(published.verified()).isEqualTo(12);
    assertThat(store.locked()).isFalse();
  }

  @Test
  void onlyWhatChangedIsSent() throws IOException {
    publish();
    store.forgetLog();
    assertThat(publish().publication().uploads()).isEmpty();
    write("rpm/repodata/repomd.xml", "2");
    Published second = publish();
    assertThat(store.log()).containsExactly("put rpm/repodata/repomd.xml");
    assertThat(second.publication().unchanged()).hasSize(11);
  }

  @Test
  void aMockRunWritesNothingAndSaysAll() throws IOException {
    Published published = publish(true, true, false, true);
    assertThat(published.publication().uploads()).hasSize(12);
    assertThat(store.log()).isEmpty();
  }

  @Test
  void whatFailsIsGoneOnWith() throws IOException {
    for (int writes = 0; writes < 12; writes++) {
      store.texts().keySet().forEach(store::without);
      store.forgetLog();
      store.failingAfter(writes);
      assertThatThrownBy(this::publish)
          .isInstanceOfSatisfying(
              DiagnosticException.class,
              e -> {
                assertThat(e.diagnostics().get(0).category()).isEqualTo(Category.PUBLISH);
                assertThat(e.diagnostics().get(0).message()).isEqualTo("memory: the line is down");
              });
      assertThat(store.locked()).isFalse();
      List<String> first = store.log();
      assertThat(first).hasSize(writes);
      store.failingAfter(Integer.MAX_VALUE);
      publish();
      assertThat(store.log()).hasSize(12).doesNotHaveDuplicates();
    }
  }

  @Test
  void nothingIsDeletedUnlessAsked() throws IOException {
    store.with("deb/pool/old_1_all.deb", "old").with(Lease.FILE, "a publisher's own");
    publish();
    assertThat(store.texts()).containsKey("deb/pool/old_1_all.deb");
    store.forgetLog();
    publish(false, true, false, false);
    assertThat(store.log()).containsExactly("delete deb/pool/old_1_all.deb");
  }

  @Test
  void aPackageDoesNotChangeUnderItsName() throws IOException {
    store.with(DEB, "other").with(RPM, "others");
    assertThatThrownBy(this::publish)
        .isInstanceOfSatisfying(
            DiagnosticException.class, e -> assertThat(e.diagnostics()).hasSize(2));
    assertThat(store.log()).isEmpty();
    publish(false, false, true, true);
    assertThat(store.texts()).containsEntry(DEB, "1 " + DEB);
  }

  @Test
  void whoIsOvertakenStops() throws IOException {
    PublishSettings settings = new PublishSettings(false, false, false, false);
    PublishListener other =
        new QuietListener() {
          @Override
          public void planned(Publication publication) {
            store.with("deb/dists/stable/Release", "another publisher's");
          }
        };
    PublishTree tree = PublishTree.scan(root, executor);
    assertThatThrownBy(() -> new StorePublisher(store, settings, executor, other).publish(tree))
        .hasMessage("memory: 'deb/dists/stable/Release' was changed by another publisher");
    assertThat(store.texts())
        .containsEntry("deb/dists/stable/Release", "another publisher's")
        .doesNotContainKeys("deb/dists/stable/InRelease", "rpm/repodata/repomd.xml");
  }

  @Test
  void readingBackFindsEveryWrongFile() throws IOException {
    publish();
    PublishTree tree = PublishTree.scan(root, executor);
    store.with(DEB, "1 other bytes, as bits rot").without(RPM);
    assertThatThrownBy(() -> new ReadBack(store, executor).verify(tree))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e ->
                assertThat(e.diagnostics())
                    .extracting(problem -> problem.message())
                    .satisfiesExactly(
                        first -> assertThat(first).contains(DEB, "has the SHA-256"),
                        second -> assertThat(second).contains(RPM, "is not there")));
  }

  private static class QuietListener implements PublishListener {
    @Override
    public void planned(Publication publication) {}

    @Override
    public void uploaded(LocalFile file) {}

    @Override
    public void note(String text) {}

    @Override
    public void retrying(String path, String why, Duration after) {}
  }
}
