package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.sign.KeyGenerator;
import io.k8s.pkgbuilder.sign.SampleKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written beside packages, and packages made again from it. */
class AttestTest {
  private static final String DEB = "hello_1.0.0-1_amd64.deb";
  private static final String RPM = "hello-1.0.0-1.x86_64.rpm";
  private static final List<String> DOCUMENTS =
      List.of(
          "SHA256SUMS",
          "SHA512SUMS",
          RPM + ".cdx.json",
          DEB + ".cdx.json",
          "packages.cdx.json",
          "provenance.json");

  @TempDir Path directory;

  private CliRun cli = new CliRun(Path.of(""));

  @BeforeEach
  void inputs() {
    cli = new CliRun(directory);
    KeyGenerator.Generated key = SampleKeys.key(KeyGenerator.Type.ED25519);
    cli.file("key.asc", key.secret()).file("pub.asc", key.certificate().armored());
    cli.file("other.asc", SampleKeys.key(KeyGenerator.Type.RSA3072).certificate().armored());
    cli.binary().file("conf/hello/hello.conf", "greeting: hello\n");
    cli.hello(
        "name: hello",
        "description: Says hello.",
        "license: Apache-2.0",
        "vendor: Example & Sons",
        "homepage: https://example.org",
        "maintainer: Tests <tests@example.org>",
        "depends: ['libc6 (>= 2.31)']",
        "binaries:",
        "  - {name: hello, dst: /usr/bin/hello}",
        "contents:",
        "  - {src: hello.conf, dst: /etc/hello.conf, type: config}");
  }

  private CliRun.Result build(String out, String... more) {
    String[] arguments =
        ("build hello --conf conf --version v1.0.0 --in in --platform linux/amd64"
                + " --attest --out "
                + out)
            .split(" ");
    return cli.run(Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new));
  }

  private static void good(CliRun.Result result) {
    assertThat(result.exitCode()).as(result.all()).isZero();
  }

  private CliRun.Result rebuild(String... more) {
    String[] arguments = "rebuild --from out/provenance.json --in in --conf conf -q".split(" ");
    return cli.run(Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new));
  }

  private JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(cli.path(file).toFile());
  }

  @Test
  void theDocumentsAreWhatTheySayAndTheSameAgain() throws Exception {
    good(build("out"));
    assertThat(cli.files("out")).containsAll(DOCUMENTS).hasSize(8);
    for (String file : cli.files("out")) {
      if (file.endsWith(".cdx.json")) {
        assertThat(new JsonParser().validate(cli.path("out/" + file).toFile(), Version.VERSION_16))
            .as(file)
            .isEmpty();
      }
    }
    cli.file("no.cdx.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"x\": 1}");
    assertThat(new JsonParser().validate(cli.path("no.cdx.json").toFile(), Version.VERSION_16))
        .isNotEmpty();
    JsonNode sbom = json("out/" + DEB + ".cdx.json");
    assertThat(sbom.at("/metadata/component/purl").asText())
        .isEqualTo("pkg:deb/example-sons/hello@1.0.0-1?arch=amd64");
    assertThat(json("out/" + RPM + ".cdx.json").at("/metadata/component/purl").asText())
        .isEqualTo("pkg:rpm/example-sons/hello@1.0.0-1?arch=x86_64");
    assertThat(sbom.path("components").findValuesAsText("name"))
        .containsExactly("linux/amd64/hello", "hello.conf");
    good(build("again"));
    for (String file : cli.files("out")) {
      assertThat(cli.path("again/" + file)).hasSameBinaryContentAs(cli.path("out/" + file));
    }
  }

  @Test
  void theProvenanceNamesEveryInput() throws IOException {
    good(build("out"));
    JsonNode statement = json("out/provenance.json");
    assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
    assertThat(statement.path("predicateType").asText())
        .isEqualTo("https://slsa.dev/provenance/v1");
    Map<String, String> inputs = new TreeMap<>();
    statement
        .at("/predicate/buildDefinition/resolvedDependencies")
        .forEach(one -> inputs.put(one.path("name").asText(), one.at("/digest/sha256").asText()));
    assertThat(inputs).containsOnlyKeys("configuration", "linux/amd64/hello", "hello/hello.conf");
    assertThat(inputs).containsEntry("linux/amd64/hello", sha256("in/linux/amd64/hello"));
    assertThat(statement.at("/subject/0/digest/sha256").asText())
        .isEqualTo(sha256("out/" + statement.at("/subject/0/name").asText()));
    assertThat(Files.readString(cli.path("out/provenance.json")))
        .doesNotContain(directory.toString());
  }

  private String sha256(String file) throws IOException {
    return FileContent.of(cli.path(file)).digests().sha256();
  }

  @Test
  void packagesAreMadeAgain() throws IOException {
    good(build("out", "--compression", "gzip:1", "--revision", "7"));
    // Times of inputs are no part of what was built.
    Files.setLastModifiedTime(
        cli.path("in/linux/amd64/hello"), FileTime.from(Instant.parse("2026-05-05T05:05:05Z")));
    CliRun.Result result = rebuild();
    good(result);
    String deb = "hello_1.0.0-7_amd64.deb";
    assertThat(result.out())
        .contains(deb + ": the same, SHA-256 " + sha256("out/" + deb))
        .contains("hello-1.0.0-7.x86_64.rpm: the same");
    assertThat(cli.path("rebuilt/" + deb)).hasSameBinaryContentAs(cli.path("out/" + deb));
    CliRun.Result one = rebuild(deb, "--out", "one");
    good(one);
    assertThat(cli.files("one")).containsExactly(deb);
  }

  @Test
  void whatIsAnotherIsNamedBeforeAnythingIsBuilt() {
    good(build("out"));
    cli.file("in/linux/amd64/hello", CliRun.elf(CliRun.X86_64)).file("conf/hello/hello.conf", "no");
    assertThat(rebuild().exitCode()).isEqualTo(3);
    byte[] other = CliRun.elf(CliRun.X86_64);
    other[other.length - 1]++;
    cli.file("in/linux/amd64/hello", other);
    CliRun.Result result = rebuild();
    assertThat(result.exitCode()).as(result.all()).isEqualTo(4);
    assertThat(result.err())
        .contains("error: input 'linux/amd64/hello' is another: its SHA-256 is ")
        .contains("error: the configuration of '" + DEB + "' is another: its digest is ")
        .contains("error: the configuration of '" + RPM + "' is another: its digest is ");
    assertThat(cli.path("rebuilt")).doesNotExist();
  }

  @Test
  void aPackageThatIsNotTheSameIsAnError() throws IOException {
    good(build("out"));
    Path provenance = cli.path("out/provenance.json");
    String digest = sha256("out/" + DEB);
    Files.writeString(provenance, Files.readString(provenance).replace(digest, "0".repeat(64)));
    CliRun.Result result = rebuild();
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.out()).contains(RPM + ": the same");
    assertThat(result.err())
        .contains("error: '" + DEB + "' is not the same: its SHA-256 is " + digest);
  }

  @Test
  void signaturesAreCheckedAndMadeAgain() throws IOException {
    good(build("out", "--sign-key", "key.asc"));
    assertThat(cli.files("out"))
        .contains("provenance.json.asc", "SHA256SUMS.asc", "SHA512SUMS.asc");
    CliRun.Result withoutKey = rebuild("--key", "pub.asc");
    assertThat(withoutKey.exitCode()).isEqualTo(2);
    assertThat(withoutKey.err()).contains("is signed by key ");
    CliRun.Result result = rebuild("--key", "pub.asc", "--sign-key", "key.asc");
    good(result);
    assertThat(result.out()).contains(DEB + ": the same", RPM + ": the same");
    assertThat(rebuild("--key", "other.asc").exitCode()).isEqualTo(6);
    Files.writeString(
        cli.path("out/provenance.json"),
        Files.readString(cli.path("out/provenance.json")).replace("v1.0.0", "v1.0.1"));
    CliRun.Result forged = rebuild("--key", "pub.asc");
    assertThat(forged.exitCode()).isEqualTo(6);
    assertThat(forged.err()).contains("error: 'out/provenance.json': the signature");
  }

  @Test
  void whatMakesNoSenseIsUsage() {
    good(build("out"));
    assertUsage("there is no file 'none.json'", "rebuild", "--from", "none.json");
    cli.file("text.json", "text").file("other.json", "{\"_type\":\"x\"}");
    assertUsage("it is no JSON", "rebuild", "--from", "text.json");
    assertUsage("it is no in-toto statement", "rebuild", "--from", "other.json");
    assertUsage(
        "did you mean '" + DEB + "'?",
        "rebuild",
        "hello_1.0.0-1_arm64.deb",
        "--from",
        "out/provenance.json");
  }

  private void assertUsage(String message, String... arguments) {
    CliRun.Result result = cli.run(arguments);
    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }
}
