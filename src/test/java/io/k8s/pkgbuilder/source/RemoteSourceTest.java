package io.k8s.pkgbuilder.source;

import static io.k8s.pkgbuilder.source.Requests.AMD64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.cosign.CosignVerifier;
import io.k8s.pkgbuilder.cosign.TrustRoot;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.source.archive.ArchiveLimits;
import io.k8s.pkgbuilder.source.fetch.FaultServer;
import io.k8s.pkgbuilder.source.fetch.FetchPolicy;
import io.k8s.pkgbuilder.source.fetch.Fetcher;
import io.k8s.pkgbuilder.source.fetch.Fetching;
import io.k8s.pkgbuilder.source.fetch.Mirrors;
import io.k8s.pkgbuilder.source.fetch.Unpacker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteSourceTest {
  private static final String BIN = "https://dl.k8s.io/release/v1.32.3/bin/linux/amd64/";

  @TempDir Path directory;
  private final FaultServer server = new FaultServer();

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static WantedBinary kubernetes(String name) {
    return wanted(name, name, BIN + name, Optional.empty(), false);
  }

  private static WantedBinary wanted(
      String name, String local, String url, Optional<String> member, boolean tree) {
    return new WantedBinary(
        new BinaryRequest(
            name,
            "v1.32.3",
            local,
            Optional.of(url),
            member,
            List.of("LICENSE"),
            tree,
            new Location("package.yaml", 3, 5)),
        AMD64);
  }

  private Fetcher fetcher(boolean allowUnverified) {
    return new Fetching(directory)
        .fetcher(
            new FetchPolicy(false, allowUnverified, 1 << 30),
            Mirrors.parse(List.of("https://dl.k8s.io=" + server.url("/dl"))));
  }

  private Signatures signatures() {
    return new Signatures(
        fetcher(false), new CosignVerifier(TrustRoot.ofSigstore(), Clock.systemUTC()));
  }

  private ResolvedBinaries resolve(ReleaseRoot root, WantedBinary... wanted) {
    return source(root).resolve(List.of(wanted));
  }

  private RemoteSource source(ReleaseRoot root) {
    return new RemoteSource(
        root,
        fetcher(false),
        new Unpacker(new Fetching(directory).cache(), ArchiveLimits.DEFAULT),
        signatures(),
        Runnable::run);
  }

  private List<Diagnostic> problems(WantedBinary... wanted) {
    try {
      resolve(ReleaseRoot.RELEASE, wanted);
    } catch (DiagnosticException e) {
      return e.diagnostics();
    }
    throw new AssertionError("nothing was wrong");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ResolvedFile file) throws IOException {
    try (var in = file.content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] archive(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (String name : names) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(name.length());
        tar.putArchiveEntry(entry);
        tar.write(bytes(name));
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void saysHowLargeFilesAreAndFetchesNone() throws IOException {
    String kubelet = "/dl/release/v1.32.3/bin/linux/amd64/kubelet";
    String node = "/dl/release/v1.32.3/kubernetes-node-linux-amd64.tar.gz";
    server.serve(kubelet, bytes("a kubelet"));
    server.serve(node, bytes("an archive of some size"));

    assertThat(
            source(ReleaseRoot.RELEASE)
                .sizes(List.of(kubernetes("kubelet"), kubernetes("kubeadm"))))
        .isEqualTo(Map.of(kubernetes("kubelet"), 9L, kubernetes("kubeadm"), 23L));
    assertThat(server.requests(kubelet)).allMatch(request -> request.method().equals("HEAD"));
    assertThat(server.requests(node)).allMatch(request -> request.method().equals("HEAD"));

    server.remove(node);
    assertThatThrownBy(() -> source(ReleaseRoot.RELEASE).sizes(List.of(kubernetes("kubeadm"))))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("kubeadm for linux/amd64 is missing");
  }

  @Test
  void fetchesTheFileOfARelease() throws IOException {
    server.serve("/dl/release/v1.32.3/bin/linux/amd64/kubelet", bytes("a kubelet"));

    ResolvedBinaries found = resolve(ReleaseRoot.RELEASE, kubernetes("kubelet"));

    ResolvedFile file = found.files(kubernetes("kubelet").request(), AMD64).get(0);
    assertThat(file.name()).isEqualTo("kubelet");
    assertThat(text(file)).isEqualTo("a kubelet");
    assertThat(file.origin()).isEqualTo(server.url("/dl/release/v1.32.3/bin/linux/amd64/kubelet"));
    assertThat(found.notes()).isEmpty();
  }

  @Test
  void takesItFromTheNodeArchiveWhereThereIsNoFileAndFetchesThatOnce() throws IOException {
    String path = "/dl/release/v1.32.3/kubernetes-node-linux-amd64.tar.gz";
    server.serve(
        path, archive("kubernetes/node/bin/kubelet", "kubernetes/node/bin/kubeadm", "other"));

    ResolvedBinaries found =
        resolve(ReleaseRoot.RELEASE, kubernetes("kubelet"), kubernetes("kubeadm"));

    assertThat(text(found.files(kubernetes("kubeadm").request(), AMD64).get(0)))
        .isEqualTo("kubernetes/node/bin/kubeadm");
    assertThat(server.requests(path)).hasSize(1);
  }

  @Test
  void takesAFamilyFromAnArchiveButWhatIsExcluded() throws IOException {
    server.serve("/dl/plugins.tgz", archive("./bridge", "./loopback", "./LICENSE"));
    WantedBinary plugins =
        wanted("plugins", "cni/*", "https://dl.k8s.io/plugins.tgz", Optional.of("*"), true);

    assertThat(resolve(ReleaseRoot.RELEASE, plugins).files(plugins.request(), AMD64))
        .map(ResolvedFile::name)
        .containsExactly("bridge", "loopback");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() throws IOException {
    server.serve("/dl/tool.tgz", archive("tool-1", "tool-2"));
    server.serve("/dl/plain", bytes("no archive"));
    server.text("/dl/unverified", "x");

    List<Diagnostic> problems =
        problems(
            kubernetes("kubelet"),
            wanted("one", "one", "https://dl.k8s.io/tool.tgz", Optional.of("tool-*"), false),
            wanted("two", "two", "https://dl.k8s.io/tool.tgz", Optional.of("absent"), false),
            wanted("three", "three", "https://dl.k8s.io/plain", Optional.of("x"), false),
            wanted("four", "four", "https://dl.k8s.io/unverified", Optional.empty(), false));

    assertThat(problems)
        .map(Diagnostic::message)
        .satisfiesExactly(
            missing -> assertThat(missing).startsWith("kubelet for linux/amd64 is missing"),
            several -> assertThat(several).contains("several members").contains("tool-1, tool-2"),
            none -> assertThat(none).contains("'tool.tgz' holds no 'absent'"),
            damaged -> assertThat(damaged).contains("the archive").contains("/dl/plain'"),
            unverified -> assertThat(unverified).contains("has no checksum"));
    assertThat(problems).allMatch(problem -> problem.hint().isPresent());
    assertThat(problems)
        .allMatch(problem -> problem.location().orElseThrow().file().equals("package.yaml"));
  }

  @Test
  void namesWhatWasTakenUnverified() {
    server.text("/dl/release/v1.32.3/bin/linux/amd64/kubelet", "x");
    RemoteSource source =
        new RemoteSource(
            ReleaseRoot.RELEASE,
            fetcher(true),
            new Unpacker(new Fetching(directory).cache(), ArchiveLimits.DEFAULT),
            signatures(),
            Runnable::run);

    assertThat(source.resolve(List.of(kubernetes("kubelet"))).notes())
        .singleElement()
        .asString()
        .startsWith("unverified, as --allow-unverified asks: http://127.0.0.1:");
  }

  @ParameterizedTest
  @CsvSource({
    "release, https://dl.k8s.io/release/v1.32.3/bin/linux/amd64/kubelet",
    "ci, https://dl.k8s.io/ci/v1.32.3/bin/linux/amd64/kubelet",
    "stage:v1.32.3-1+0abc,"
        + " gs://kubernetes-release-gcb/stage/v1.32.3-1+0abc/v1.32.3/gcs-stage/v1.32.3/bin/linux/amd64/kubelet",
    "stage:gs://mine/b1, gs://mine/stage/b1/v1.32.3/gcs-stage/v1.32.3/bin/linux/amd64/kubelet",
    "https://example.com/k8s/, https://example.com/k8s/v1.32.3/bin/linux/amd64/kubelet",
    "https://example.com/k8s/v1.32.3, https://example.com/k8s/v1.32.3/bin/linux/amd64/kubelet",
    "https://dl.k8s.io, https://dl.k8s.io/v1.32.3/bin/linux/amd64/kubelet",
    "https://dl.k8s.io/ci-cross, https://dl.k8s.io/ci-cross/v1.32.3/bin/linux/amd64/kubelet",
    "gs://kubernetes-release/release,"
        + " gs://kubernetes-release/release/v1.32.3/bin/linux/amd64/kubelet",
    "file:///srv/k8s, file:///srv/k8s/v1.32.3/bin/linux/amd64/kubelet",
  })
  void aRootSaysWhereARequestIs(String from, String address) {
    BinaryRequest request = kubernetes("kubelet").request();

    assertThat(ReleaseRoot.parse(from).address(request, request.url().orElseThrow()))
        .isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"relase", "stage:", "ftp://example.com/x", ""})
  void whatIsNoSourceIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> ReleaseRoot.parse(text)).hasMessageContaining("is no source");
  }

  @ParameterizedTest
  @CsvSource({
    "stable, /dl/release/stable.txt",
    "latest-1.32, /dl/release/latest-1.32.txt",
    "ci/latest, /dl/ci/latest.txt",
    "ci/k8s-master, /dl/ci/k8s-master.txt",
  })
  void aMarkerStandsForAVersion(String marker, String path) {
    server.text(path, "v1.33.0-alpha.1.5+0123abc\n");

    assertThat(
            VersionMarker.parse(marker)
                .orElseThrow()
                .resolve(ReleaseRoot.RELEASE, fetcher(false))
                .toString())
        .isEqualTo("v1.33.0-alpha.1.5+0123abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.32.3", "1.32", "stable1", "../stable", "stable.txt"})
  void aVersionIsNoMarker(String text) {
    assertThat(VersionMarker.parse(text)).isEmpty();
  }

  @Test
  void whatNobodyKnowsIsSaid() {
    assertThatThrownBy(
            () ->
                VersionMarker.parse("stable-9.9")
                    .orElseThrow()
                    .resolve(ReleaseRoot.RELEASE, fetcher(false)))
        .hasMessageContaining("there is no version marker");
    server.text("/dl/release/stable.txt", "<html>");
    assertThatThrownBy(
            () ->
                VersionMarker.parse("stable")
                    .orElseThrow()
                    .resolve(ReleaseRoot.RELEASE, fetcher(false)))
        .hasMessageContaining("holds no version");
  }
}
