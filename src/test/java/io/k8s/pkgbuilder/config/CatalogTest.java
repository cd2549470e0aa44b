package io.k8s.pkgbuilder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding packages and platforms: in folders, in one package's folder, in the jar. */
class CatalogTest {
  @TempDir Path directory;

  private final Diagnostics diagnostics = new Diagnostics();

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.resolve("..").normalize());
    Files.writeString(path, text);
  }

  private List<String> names(List<PackageConfig> configs) {
    return configs.stream().map(config -> config.name().value().value()).toList();
  }

  @Test
  void aFolderOfPackagesReadsOnlyWhatIsAsked() throws IOException {
    write("kubelet/package.yaml", "name: kubelet\n");
    write("kubeadm/nfpm.yaml", "name: kubeadm\n");
    write("broken/main.conf", "nam: broken\n");
    write("notes/README.md", "no package\n");
    ConfigCatalog catalog = ConfigCatalog.find(directory, "conf", diagnostics);
    assertThat(catalog.names()).containsExactly("broken", "kubeadm", "kubelet");
    List<PackageConfig> configs =
        catalog.read(List.of("kubelet", "kubeadm"), Samples.reader(Map.of()), diagnostics);
    assertThat(names(configs)).containsExactly("kubelet", "kubeadm");
    assertThat(diagnostics.list()).isEmpty();

    catalog.read(List.of("kubelt", "broken"), Samples.reader(Map.of()), diagnostics);
    assertThat(Samples.render(diagnostics.list()))
        .isEqualTo(
            """
            error: no package is called 'kubelt'

            hint: did you mean 'kubelet'?

            error: unknown key 'nam'
              --> conf/broken/main.conf:1:1

            hint: did you mean 'name'?

            error: the key 'name' is missing
              --> conf/broken/main.conf:1:1
            """);
  }

  @Test
  void onePackagesFolderAnswersToItsConfiguredName() throws IOException {
    write("main.conf", "name: kubeadm\n");
    ConfigCatalog catalog = ConfigCatalog.find(directory, ".", diagnostics);
    assertThat(catalog.single()).isTrue();
    assertThat(catalog.entries().get(0).location()).hasToString("main.conf");
    assertThat(names(catalog.read(List.of("kubeadm"), Samples.reader(Map.of()), diagnostics)))
        .containsExactly("kubeadm");
    assertThat(diagnostics.list()).isEmpty();
    catalog.read(List.of("kubelet"), Samples.reader(Map.of()), diagnostics);
    assertThat(diagnostics.list()).extracting(Diagnostic::category).containsOnly(Category.USAGE);
  }

  @Test
  void emptyAndMissingFoldersAreMistakes() {
    ConfigCatalog.find(directory, "conf", diagnostics);
    ConfigCatalog.find(directory.resolve("x"), "conf/x", diagnostics);
    assertThat(Samples.render(diagnostics.list()))
        .isEqualTo(
            """
            error: the folder holds no package
              --> conf

            hint: a package's folder has a package.yaml, an nfpm.yaml or a main.conf

            error: there is no such folder
              --> conf/x
            """);
  }

  @Test
  void filesAreOverlaidByPlatform() throws IOException {
    write("package.yaml", "name: kubeadm\n");
    write("50-kubeadm.conf", "all");
    write("linux/50-kubeadm.conf", "linux");
    write("linux/armhf/50-kubeadm.conf", "kep name");
    write("darwin/arm64/only", "darwin");
    write("linux/arm/other", "go name");
    ConfigFolder folder = new ConfigFolder(directory, "conf");
    assertThat(folder.find("50-kubeadm.conf", Samples.ARMHF).orElseThrow()).hasContent("kep name");
    assertThat(folder.find("other", Samples.ARMHF).orElseThrow()).hasContent("go name");
    assertThat(folder.find("50-kubeadm.conf", Samples.AMD64).orElseThrow()).hasContent("linux");
    assertThat(folder.find("50-kubeadm.conf", Samples.DARWIN).orElseThrow()).hasContent("all");
    assertThat(folder.find("only", Samples.AMD64)).isEmpty();
  }

  @Test
  void theJarIsAFolderToo() throws IOException {
    Path jar = directory.resolve("p.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String file : List.of("packages/xx/package.yaml", "packages/xx/linux/unit")) {
        zip.putNextEntry(new ZipEntry(file));
        zip.write("name: xx\n".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    try (EmbeddedConfig embedded = EmbeddedConfig.openJar(jar)) {
      ConfigCatalog catalog = ConfigCatalog.find(embedded.packages(), "packages", diagnostics);
      List<PackageConfig> configs = catalog.readAll(Samples.reader(Map.of()), diagnostics);
      assertThat(names(configs)).containsExactly("xx");
      assertThat(catalog.names()).containsExactly("xx");
      Path unit = configs.get(0).folder().find("unit", Samples.AMD64).orElseThrow();
      assertThat(Files.readString(unit)).isEqualTo("name: xx\n");
    }
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void theEmbeddedPlatformsAreComplete() throws IOException {
    try (EmbeddedConfig embedded = EmbeddedConfig.open()) {
      PlatformCatalog catalog =
          PlatformCatalog.read(embedded.platforms(), "platforms", diagnostics);
      assertThat(Samples.render(diagnostics.list())).isEmpty();
      assertThat(catalog.platforms().stream().map(Platform::name))
          .containsExactly(
              "darwin/amd64",
              "darwin/arm64",
              "linux/amd64",
              "linux/arm64",
              "linux/armhf",
              "linux/ppc64el",
              "linux/s390x",
              "windows/amd64");
      assertThat(catalog.find("linux/ppc64le").orElseThrow().name()).isEqualTo("linux/ppc64el");
      Platform armhf = catalog.find("linux/arm").orElseThrow();
      assertThat(armhf.architecture("rpm")).contains("armv7hl");
      assertThat(armhf.elf().orElseThrow().bits()).isEqualTo(32);
      assertThat(catalog.matching(new PlatformGlob("linux/*"))).hasSize(5);
      assertThat(catalog.select(List.of("linux/amd46", "linux/*", "linux/arm"), diagnostics))
          .hasSize(5);
      assertThat(Samples.render(diagnostics.list()))
          .isEqualTo(
              """
              error: no platform is called 'linux/amd46'

              hint: did you mean 'linux/amd64'?
              """);
    }
  }

  @Test
  void theEmbeddedPackagesAreRight() throws IOException {
    try (EmbeddedConfig embedded = EmbeddedConfig.open()) {
      PlatformCatalog platforms =
          PlatformCatalog.read(embedded.platforms(), "platforms", diagnostics);
      List<PackageConfig> configs =
          ConfigCatalog.find(embedded.packages(), "packages", diagnostics)
              .readAll(new ConfigReader(Map.of(), Samples.FORMATS, platforms), diagnostics);
      assertThat(Samples.render(diagnostics.list())).isEmpty();
      assertThat(names(configs))
          .containsExactly("cri-tools", "kubeadm", "kubectl", "kubelet", "kubernetes-cni");
    }
  }

  @Test
  void badPlatformFilesAreReportedTogether() throws IOException {
    write("a.yaml", "name: linux/amd64\nos: linux\ngoarch: amd64\nelf: {machine: x, bits: 16}\n");
    write("b.yaml", "name: linux/amd64\nos: linux\ngoarch: amd64\nalias: [a]\n");
    write("c.yaml", "name: amd64\n");
    PlatformCatalog.read(directory, "platforms", diagnostics);
    assertThat(Samples.render(diagnostics.list()))
        .isEqualTo(
            """
            error: 'machine': 'x' is not a whole number
              --> platforms/a.yaml:4:16

            error: 'bits' cannot be '16'
              --> platforms/a.yaml:4:25

            hint: one of: 32, 64

            error: the key 'endian' is missing
              --> platforms/a.yaml:4:6

            error: unknown key 'alias'
              --> platforms/b.yaml:4:1

            hint: did you mean 'aliases'?

            error: the platform linux/amd64 is also in platforms/a.yaml
              --> platforms/b.yaml

            error: 'name': 'amd64' is not a platform's name like linux/amd64
              --> platforms/c.yaml:1:7

            error: the key 'os' is missing
              --> platforms/c.yaml:1:1

            error: the key 'goarch' is missing
              --> platforms/c.yaml:1:1
            """);
  }
}
