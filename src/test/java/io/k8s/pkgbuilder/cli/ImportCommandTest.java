package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of src/test/resources/import, which are in the manner of 2019's packagings. */
class ImportCommandTest {
  private static final Path SAMPLES = Path.of("src/test/resources/import");

  @TempDir Path directory;

  private CliRun cli = new CliRun(Path.of(""));

  @BeforeEach
  void samples() throws IOException {
    cli = new CliRun(directory);
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  cli.file(SAMPLES.relativize(file).toString(), Files.readString(file));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    for (String name : new String[] {"kubelet", "kubectl", "other"}) {
      cli.file("in/linux/amd64/" + name, CliRun.elf(CliRun.X86_64));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "debian, kubelet/debian",
    "spec, kubernetes.spec",
    "nfpm, nfpm.yaml",
  })
  void whatIsWrittenAndWhatIsNot(String golden, String from) throws IOException {
    CliRun.Result result = cli.run("import", from);
    assertThat(result.exitCode()).as(result.all()).isZero();
    StringBuilder all = new StringBuilder(result.all());
    for (String file : cli.files("packages")) {
      all.append("--- ")
          .append(file)
          .append('\n')
          .append(Files.readString(cli.path("packages/" + file)));
    }
    Golden.assertMatches("import/" + golden + ".txt", all.toString());
  }

  private JsonNode built(String from, String name, String format, String... more)
      throws IOException {
    assertThat(cli.run("import", from).exitCode()).isZero();
    assertThat(cli.run("validate", "packages").exitCode()).isZero();
    List<String> words =
        new ArrayList<>(
            List.of(
                "build", name, "--in", "in", "--version", "v1.13.2", "--platform", "linux/amd64"));
    words.addAll(List.of("--format", format));
    words.addAll(List.of(more));
    CliRun.Result build = cli.run(words.toArray(String[]::new));
    assertThat(build.exitCode()).as(build.all()).isZero();
    String file = "out/" + cli.files("out").get(0);
    JsonNode inspected =
        new ObjectMapper().readTree(cli.run("inspect", "--output", "json", file).out());
    assertThat(inspected).hasSize(1);
    return inspected.get(0);
  }

  private static Map<String, String> entries(JsonNode inspected) {
    Map<String, String> entries = new TreeMap<>();
    for (JsonNode entry : inspected.get("entries")) {
      if (!entry.get("type").asText().equals("directory")) {
        entries.put(
            entry.get("path").asText(),
            entry.get("mode").asText() + " " + entry.path("role").asText());
      }
    }
    return entries;
  }

  private static List<String> relations(JsonNode inspected, String field) {
    List<String> relations = new ArrayList<>();
    inspected.get("relations").path(field).forEach(one -> relations.add(one.asText()));
    return relations;
  }

  @Test
  void aDebianFolderBuildsWhatDebhelperWouldHave() throws IOException {
    JsonNode deb = built("kubelet/debian", "kubelet", "deb");
    assertThat(deb.get("version").asText()).isEqualTo("1.13.2-00");
    assertThat(deb.get("fields").get("Maintainer").asText())
        .isEqualTo("Kubernetes Authors <kubernetes-dev+release@googlegroups.com>");
    assertThat(deb.get("fields").get("Description").asText())
        .startsWith("Kubernetes Node Agent\n The node agent of Kubernetes");
    assertThat(relations(deb, "Depends"))
        .contains("iptables (>= 1.4.21)", "kubernetes-cni (>= 0.6.0)", "socat", "util-linux");
    assertThat(entries(deb))
        .containsEntry("/usr/bin/kubelet", "0755 ")
        .containsEntry("/usr/lib/systemd/system/kubelet.service", "0644 ")
        .containsEntry("/etc/default/kubelet", "0644 config");
    assertThat(deb.get("scripts").get("postinst").asText())
        .contains(
            "mkdir -p /etc/kubernetes/manifests", "deb-systemd-helper enable 'kubelet.service'")
        .doesNotContain("#DEBHELPER#");
  }

  @Test
  void aSpecBuildsWhatRpmbuildWouldHave() throws IOException {
    JsonNode rpm = built("kubernetes.spec", "kubelet", "rpm");
    assertThat(rpm.get("version").asText()).isEqualTo("1.13.2-0");
    assertThat(rpm.get("fields").get("License").asText()).isEqualTo("Apache-2.0");
    assertThat(rpm.get("fields").get("Summary").asText()).isEqualTo("Container cluster management");
    assertThat(relations(rpm, "Requires"))
        .contains("iptables >= 1.4.21", "kubernetes-cni >= 0.6.0", "socat");
    assertThat(entries(rpm))
        .containsEntry("/usr/bin/kubelet", "0755 ")
        .containsEntry("/usr/lib/systemd/system/kubelet.service", "0644 ")
        .containsEntry("/etc/sysconfig/kubelet", "0644 config|noreplace");
    assertThat(rpm.get("scripts").get("post").asText()).contains("preset", "kubelet.service");
    assertThat(rpm.get("scripts").get("postun").asText()).contains("try-restart");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm"})
  void anNfpmYamlBuildsWhatItBuiltBefore(String format) throws IOException {
    JsonNode built = built("nfpm.yaml", "sample", format);
    assertThat(entries(built)).containsKeys("/usr/bin/sample.sh", "/etc/sample.conf");
    assertThat(built.get("version").asText()).isEqualTo(format.equals("deb") ? "1.2.3" : "1.2.3-1");
  }

  /** A folder of one package, whose files are named after none, as 2019's templates are. */
  @Test
  void filesThatAreNamedAfterNoPackage() throws IOException {
    cli.file(
        "xenial/debian/control",
        """
        Source: kubelet
        Section: misc
        Maintainer: Kubernetes Authors <kubernetes-dev+release@googlegroups.com>

        Package: kubelet
        Architecture: {{ .DebArch }}
        Depends: socat, kubernetes-cni (>= {{ .KubeletCNIVersion }}), ${misc:Depends}
        Description: Kubernetes Node Agent
         The node agent of Kubernetes.
        """);
    cli.file("xenial/debian/changelog", "kubelet ({{ .Version }}) xenial; urgency=low\n");
    cli.file("xenial/debian/install", "usr/bin/kubelet usr/bin\nkubelet.env etc/default\n");
    cli.file("xenial/kubelet.env", "KUBELET_EXTRA_ARGS=\n");
    cli.file("xenial/debian/service", "[Service]\nExecStart=/usr/bin/kubelet\n");
    cli.file("xenial/debian/postinst", "#!/bin/sh\nset -e\nmkdir -p /x\n#DEBHELPER#\n");

    JsonNode deb = built("xenial/debian", "kubelet", "deb");

    assertThat(entries(deb))
        .containsEntry("/usr/bin/kubelet", "0755 ")
        .containsEntry("/etc/default/kubelet.env", "0644 config")
        .containsEntry("/usr/lib/systemd/system/kubelet.service", "0644 ");
    assertThat(deb.get("scripts").get("postinst").asText())
        .contains("mkdir -p /x", "deb-systemd-helper enable 'kubelet.service'");
    assertThat(relations(deb, "Depends")).containsExactly("socat");
    CliRun.Result again = cli.run("import", "xenial/debian", "--conf", "again");
    assertThat(again.err())
        .contains("control:6: Architecture: {{ .DebArch }}: it is filled in when it is built; all")
        .contains("kubernetes-cni (>= {{ .KubeletCNIVersion }}): it is filled in")
        .contains("xenial/debian/changelog:1: ");
  }

  @Test
  void whatIsThereIsKept() {
    assertThat(cli.run("import", "nfpm.yaml").exitCode()).isZero();
    CliRun.Result again = cli.run("import", "nfpm.yaml");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
    assertThat(cli.run("import", "nfpm.yaml", "--conf", "other").exitCode()).isZero();
  }

  @Test
  void whatCannotBeImported() {
    cli.file("x.txt", "").file("empty.spec", "").file("empty/control", "").file("bad.yaml", "a: [");
    cli.file("up/control", "Source: x\n\nPackage: ../../up\nArchitecture: any\n");
    assertThat(cli.run("import", "nowhere").exitCode()).isEqualTo(2);
    assertThat(cli.run("import", "x.txt").exitCode()).isEqualTo(2);
    assertThat(cli.run("import", "in").exitCode()).isEqualTo(2);
    assertThat(cli.run("import", "empty.spec").exitCode()).isEqualTo(3);
    assertThat(cli.run("import", "empty").exitCode()).isEqualTo(3);
    assertThat(cli.run("import", "bad.yaml").exitCode()).isEqualTo(3);
    assertThat(cli.run("import", "up").exitCode()).isEqualTo(3);
    assertThat(cli.files("packages")).isEmpty();
  }
}
