package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.cosign.Fulcio;
import io.k8s.pkgbuilder.model.Signatory;
import io.k8s.pkgbuilder.source.fetch.FaultServer;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where binaries come from, by the command line. */
class SourcesTest {
  private static final String DEB = "hello_1.0.0-1_amd64.deb";
  private static final String PATH = "/dl/release/v1.0.0/bin/linux/amd64/hello";

  @TempDir Path directory;
  private final FaultServer server = new FaultServer();

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private CliRun hello() {
    return new CliRun(directory)
        .with("XDG_CACHE_HOME", directory.resolve("cache").toString())
        .with("PKGBUILDER_MIRRORS", "https://dl.k8s.io=" + server.url("/dl"))
        .hello(
            "name: hello",
            "description: Greets",
            "binary:",
            "  name: hello",
            "  url: https://dl.k8s.io/release/v${version}/bin/${os}/${goarch}/hello");
  }

  private static CliRun.Result build(CliRun run, String... more) {
    String[] fixed = {
      "build",
      "hello",
      "--conf",
      "conf",
      "--out",
      "out",
      "--platform",
      "linux/amd64",
      "--format",
      "deb"
    };
    String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return run.run(all);
  }

  @Test
  void releasesAreTheSourceWhereNothingIsHere() {
    server.serve(PATH, CliRun.elf(CliRun.X86_64));

    CliRun.Result result = build(hello(), "--version", "v1.0.0");

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).startsWith("fetching " + server.url(PATH) + " (");
    assertThat(hello().files("out")).containsExactly(DEB);
  }

  @Test
  void aMarkerIsAVersion() {
    server.serve(PATH, CliRun.elf(CliRun.X86_64));
    server.text("/dl/release/stable-1.txt", "v1.0.0");

    CliRun.Result result = build(hello(), "--version", "stable-1");

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).startsWith("note: stable-1 is v1.0.0\n");
    assertThat(hello().files("out")).containsExactly(DEB);
  }

  @Test
  void mirrorsMayBeInAFile() {
    server.serve(PATH, CliRun.elf(CliRun.X86_64));
    CliRun run =
        hello()
            .with("PKGBUILDER_MIRRORS", " ")
            .with("XDG_CONFIG_HOME", directory.resolve("config").toString())
            .file(
                "config/pkgbuilder/mirrors",
                "# ours\n\n  https://dl.k8s.io=" + server.url("/dl") + "\n");

    assertThat(build(run, "--version", "v1.0.0").exitCode()).isZero();
    CliRun.Result other =
        build(run, "--version", "v1.0.0", "--mirror", "https://dl.k8s.io=" + server.url("/other"));
    assertThat(other.exitCode()).isEqualTo(4);
  }

  @Test
  void whatIsAlmostASourceIsSaid() {
    assertThat(build(hello(), "--version", "v1.0.0", "--from", "relase").err())
        .isEqualTo(
            """
            error: 'relase' is no source, and no folder

            hint: did you mean 'release'?
            """);
    assertThat(build(hello(), "--version", "v1.0.0", "--mirror", "foo").err())
        .startsWith("error: 'foo' is no mirror\n");
  }

  @Test
  void aMarkerOfCiIsBuiltFromCi() {
    server.serve("/dl/ci/v1.0.0/bin/linux/amd64/hello", CliRun.elf(CliRun.X86_64));
    server.text("/dl/ci/latest.txt", "v1.0.0");

    assertThat(build(hello(), "--version", "ci/latest").exitCode()).isZero();
    assertThat(build(hello(), "--version", "latest", "--from", "ci").exitCode()).isZero();
  }

  @Test
  void offlineTheCacheMustDo() throws IOException {
    CliRun.Result nothing = build(hello(), "--version", "v1.0.0", "--offline");
    assertThat(nothing.exitCode()).isEqualTo(4);
    assertThat(nothing.err()).contains("is not in the cache, and --offline asks no server");

    server.serve(PATH, CliRun.elf(CliRun.X86_64));
    build(hello(), "--version", "v1.0.0");
    byte[] first = Files.readAllBytes(directory.resolve("out").resolve(DEB));
    server.close();

    assertThat(build(hello(), "--version", "v1.0.0", "--offline").exitCode()).isZero();
    assertThat(directory.resolve("out").resolve(DEB)).hasBinaryContent(first);
  }

  @Test
  void nothingUnverifiedIsTakenUnlessItIsAllowed() {
    server.serve(PATH, CliRun.elf(CliRun.X86_64));
    server.text(PATH + ".sha256", "0".repeat(64));
    CliRun.Result corrupt = build(hello(), "--version", "v1.0.0", "--allow-unverified");
    assertThat(corrupt.exitCode()).isEqualTo(4);
    assertThat(corrupt.err()).contains("is corrupt: its sha256 is");

    server.remove(PATH + ".sha256");
    CliRun.Result unverified = build(hello(), "--version", "v1.0.0");
    assertThat(unverified.exitCode()).isEqualTo(4);
    assertThat(unverified.err()).contains("has no checksum").contains("--allow-unverified");

    CliRun.Result allowed = build(hello(), "--version", "v1.0.0", "--allow-unverified");
    assertThat(allowed.exitCode()).isZero();
    assertThat(allowed.err()).contains("note: unverified, as --allow-unverified asks: http://");
    assertThat(hello().files("out")).containsExactly(DEB);
  }

  @Test
  void fetchLaysThemOutAsALocalBuild() {
    server.serve(PATH, CliRun.elf(CliRun.X86_64));
    CliRun run = hello();

    CliRun.Result fetched =
        run.run(
            "fetch",
            "hello",
            "--conf",
            "conf",
            "--version",
            "v1.0.0",
            "--platform",
            "linux/amd64",
            "--out",
            "local");
    CliRun.Result built = build(run, "--version", "v1.0.0", "--in", "local");

    assertThat(fetched.out()).isEqualTo("DIR/local/linux/amd64/hello\n");
    assertThat(directory.resolve("local/linux/amd64/hello"))
        .hasBinaryContent(CliRun.elf(CliRun.X86_64))
        .isExecutable();
    assertThat(built.exitCode()).isZero();
    assertThat(run.run("fetch").err()).startsWith("error: fetch wants names of packages, or --all");
  }

  @Test
  void theCacheIsLookedAfter() {
    server.serve(PATH, CliRun.elf(CliRun.X86_64));
    CliRun run = hello();
    build(run, "--version", "v1.0.0");

    assertThat(run.run("cache", "info").out()).contains("downloads  1 ");
    assertThat(run.run("cache", "prune", "--max-size", "1GiB").err()).startsWith("freed 0B");
    assertThat(run.run("cache", "info").out()).contains("downloads  1 ");
    assertThat(run.run("cache", "prune", "--max-size", "0").exitCode()).isZero();
    assertThat(run.run("cache", "info").out()).contains("downloads  0 ");
    assertThat(run.run("cache", "prune", "--max-size", "lots").exitCode()).isEqualTo(2);
  }

  private CliRun signed(Fulcio fulcio, Fulcio.Wish wish) {
    byte[] program = CliRun.elf(CliRun.X86_64);
    server.serve(PATH, program);
    Fulcio.Signed signed = fulcio.sign(program, wish);
    server.text(PATH + ".sig", signed.signature());
    server.text(PATH + ".cert", signed.certificate());
    fulcio.trustRoot(directory.resolve("root.json"));
    return hello();
  }

  private static CliRun.Result trusting(CliRun run, String... more) {
    String[] all =
        Arrays.copyOf(
            new String[] {"--version", "v1.0.0", "--trust-root", "root.json"}, 4 + more.length);
    System.arraycopy(more, 0, all, 4, more.length);
    return build(run, all);
  }

  @Test
  void signaturesAreVerifiedWhereTheyAre() throws IOException {
    CliRun run = signed(new Fulcio(), Fulcio.Wish.USUAL);

    CliRun.Result result = trusting(run, "--verify-signatures", "require");

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("note: 1 file is signed by krel-staging@k8s-releng-prod");
    CliRun.Result sigstore = build(run, "--version", "v1.0.0", "--force");
    assertThat(sigstore.exitCode()).isEqualTo(4);
    assertThat(sigstore.err())
        .contains("its signature is refused: its certificate, of 2025-03-11T19:58:00Z, is of no");
    assertThat(build(run, "--version", "v1.0.0", "--verify-signatures", "off").exitCode()).isZero();
    server.close();
    assertThat(trusting(run, "--offline", "--verify-signatures", "require").exitCode()).isZero();
    new Fulcio().trustRoot(directory.resolve("root.json"));
    assertThat(trusting(run, "--offline").exitCode()).isEqualTo(4);
  }

  @Test
  void signaturesOfOthersAreRefusedUnlessTheyAreExpected() {
    Signatory me = new Signatory("me@example.com", "https://login.example.com");
    CliRun run = signed(new Fulcio(), Fulcio.Wish.USUAL.by(me));

    CliRun.Result refused = trusting(run);

    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err())
        .contains("it was signed by me@example.com (by https://login.example.com), not by krel-")
        .contains("hint: take it from elsewhere; another signer is named by --signature-identity");
    assertThat(run.files("out")).isEmpty();
    CliRun.Result expected =
        trusting(
            run,
            "--signature-identity",
            "me@example.com",
            "--signature-issuer",
            "https://login.example.com");
    assertThat(expected.exitCode()).as(expected.all()).isZero();
  }

  @Test
  void aChecksumDoesNotSaveAFileThatWasExchangedWithIt() {
    CliRun run = signed(new Fulcio(), Fulcio.Wish.USUAL);
    byte[] other = Arrays.copyOf(CliRun.elf(CliRun.X86_64), 5000);
    server.serve(PATH, other);

    CliRun.Result result = trusting(run);

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err()).contains("its signature is refused: it does not belong to this file");
    assertThat(run.files("out")).isEmpty();
  }

  @Test
  void aSignatureIsMissedOnlyWhereItIsRequired() {
    CliRun run = signed(new Fulcio(), Fulcio.Wish.USUAL);
    server.remove(PATH + ".cert");
    CliRun.Result half = trusting(run, "--verify-signatures", "require");
    assertThat(half.exitCode()).isEqualTo(4);
    assertThat(half.err()).contains("is not signed: there is no .cert beside it");
    assertThat(trusting(run).exitCode()).isZero();
    server.remove(PATH + ".sig");
    assertThat(trusting(run, "--verify-signatures", "require", "--force").err())
        .contains("is not signed: there is no .sig beside it");
    CliRun.Result unknown = trusting(run, "--verify-signatures", "sometimes");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("--verify-signatures does not know 'sometimes'");
    assertThat(build(run, "--version", "v1.0.0", "--trust-root", "conf").err())
        .contains("'DIR/conf' cannot be read");
  }

  @Test
  void thePlanMarksWhatMayComeUnverifiedAndWhoMustHaveSigned() {
    CliRun run = hello();
    String usual = build(run, "--version", "v1.0.0", "--dry-run").out();
    assertThat(usual).contains("/v1.0.0/bin/linux/amd64/hello\n");
    assertThat(
            build(
                    run,
                    "--version",
                    "v1.0.0",
                    "--dry-run",
                    "--allow-unverified",
                    "--verify-signatures",
                    "require")
                .out())
        .contains("/hello (UNVERIFIED if it has no checksum) (signature required)\n");
    String json =
        build(
                run,
                "--version",
                "v1.0.0",
                "--dry-run",
                "--output",
                "json",
                "--allow-unverified",
                "--signature-identity",
                "me@example.com")
            .out();
    assertThat(json)
        .contains("\"unverifiedAllowed\" : true")
        .contains("\"signature\" : \"if-present\"")
        .contains("\"identity\" : \"me@example.com\"")
        .contains("\"issuer\" : \"https://accounts.google.com\"");
  }

  @Test
  void fetchNamesWhatItTookUnverified() {
    server.text(PATH, "x");
    CliRun.Result result =
        hello()
            .run(
                ("fetch hello --conf conf --version v1.0.0 --platform linux/amd64 --out in"
                        + " --allow-unverified")
                    .split(" "));
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .contains("note: unverified, as --allow-unverified asks: " + server.url(PATH));
  }

  @Test
  void oneCacheHoldsDownloadsAndPieces() {
    byte[] large = Arrays.copyOf(CliRun.elf(CliRun.X86_64), 2 << 20);
    server.serve(PATH, large);
    CliRun run = hello();

    CliRun.Result built = build(run, "--version", "v1.0.0", "--cache-dir", "mine");

    assertThat(built.exitCode()).as(built.all()).isZero();
    assertThat(run.files("mine")).anyMatch(file -> file.startsWith("pieces/"));
    assertThat(run.files("mine")).anyMatch(file -> file.startsWith("v1/objects/"));
    assertThat(run.files("cache")).isEmpty();
  }

  @Test
  void aCacheWithoutAPlaceIsAskedFor() throws IOException {
    CliRun run = hello().with("XDG_CACHE_HOME", " ");
    assertThat(build(run, "--version", "v1.0.0").err())
        .startsWith("error: there is no place for the cache");
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    CliRun.Result result = build(run, "--version", "v1.0.0", "--cache-dir", file + "/cache");
    assertThat(result.exitCode()).isEqualTo(4);
  }

  @Test
  void aCheckoutIsBuiltIfNeedBe() {
    byte[] program = CliRun.elf(CliRun.X86_64);
    CliRun run = hello().file("tree/version", "v1.0.0\n").file("tree/hello", program);
    String command = "mkdir -p _output/bin/linux/amd64 && cp hello _output/bin/linux/amd64/";
    run.with("PATH", "/usr/bin:/bin");

    CliRun.Result result = build(run, "--from", "checkout:tree", "--build-command", command);

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).startsWith("note: version v1.0.0 (version)\n");
    assertThat(run.files("out")).containsExactly(DEB);
    assertThat(run.run("version", "tree").out()).isEqualTo("v1.0.0\n");
    assertThat(run.run("version", "tree").err()).isEqualTo("found by version\n");
  }

  /** The server stands for a proxy: it is asked for whole addresses. */
  @Test
  void proxiesGetTheirPasswordAndNobodyElseDoes() throws IOException {
    String url = "http://dl.test/release/v1.0.0/bin/linux/amd64/hello";
    server.serve(url, CliRun.elf(CliRun.X86_64));
    server.usually(
        (request, resource, socket, out) -> {
          boolean known =
              "Basic bWU6czNjcmV0IQ==".equals(request.headers().get("proxy-authorization"));
          FaultServer.Fault answer =
              known
                  ? FaultServer.properly()
                  : FaultServer.status(407, "Proxy-Authenticate: Basic realm=\"proxy\"");
          answer.answer(request, resource, socket, out);
        });
    CliRun run = hello().with("PKGBUILDER_MIRRORS", "https://dl.k8s.io=http://dl.test");
    String proxy = server.url("").replace("http://", "http://me:s3cret%21@");

    CliRun.Result result = build(run.with("http_proxy", proxy), "--version", "v1.0.0");

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.all()).doesNotContain("s3cret");
    assertThat(server.requests(url).get(server.requests(url).size() - 1).headers())
        .doesNotContainKey("authorization");
    CliRun.Result wrong =
        build(
            run.with("http_proxy", proxy.replace("s3cret", "wr0ng")),
            "--version",
            "v1.0.0",
            "--cache-dir",
            "other");
    assertThat(wrong.exitCode()).isEqualTo(4);
    assertThat(wrong.all()).doesNotContain("wr0ng");
  }

  @ParameterizedTest
  @CsvSource({
    "https://dl.k8s.io/x, proxy.example:3128",
    "http://dl.k8s.io/x, DIRECT",
    "https://mirror.example/x, DIRECT",
    "https://a.mirror.example/x, DIRECT",
    "https://notmirror.example.com/x, proxy.example:3128",
    "https://127.0.0.1/x, DIRECT",
    "https://localhost/x, DIRECT",
  })
  void proxiesAreThoseOfTheEnvironment(String url, String proxy) {
    EnvironmentProxies proxies =
        new EnvironmentProxies(
            Map.of(
                "HTTPS_PROXY", "http://proxy.example:3128", "no_proxy", "other, .mirror.example"));

    assertThat(proxies.select(URI.create(url)))
        .singleElement()
        .satisfies(
            one ->
                assertThat(
                        one.equals(Proxy.NO_PROXY)
                            ? "DIRECT"
                            : String.valueOf(one.address()).replaceFirst("/<unresolved>", ""))
                    .isEqualTo(proxy));
  }
}
