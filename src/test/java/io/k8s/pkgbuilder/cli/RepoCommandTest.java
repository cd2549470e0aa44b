package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.repo.store.Compressed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepoCommandTest {
  @TempDir Path directory;

  private HelloRepo it = new HelloRepo(Path.of(""));

  @BeforeEach
  void packages() {
    it = new HelloRepo(directory).begun();
  }

  @Test
  void aWholeRepository() throws IOException {
    it.good(
        it.repo(
            "--url",
            "https://packages.example.org/hello/",
            "--name",
            "hello",
            "--origin",
            "Me",
            "--label",
            "Mine",
            "--description",
            "My packages",
            "--valid-for",
            "7d"));
    golden(
        "files.txt",
        it.cli().files("repo").stream()
                .map(file -> file.replaceAll("[0-9a-f]{64,128}", "DIGEST"))
                .sorted()
                .distinct()
                .collect(Collectors.joining("\n"))
            + "\n");
    golden("Release", it.text("repo/deb/dists/stable/Release"));
    golden("Packages", it.text("repo/deb/dists/stable/main/binary-all/Packages"));
    golden("repomd.xml", it.text("repo/rpm/repodata/repomd.xml"));
    for (String index : List.of("primary", "filelists", "other")) {
      golden(index + ".xml", unpacked(index));
    }
    for (String file : List.of("hello.sources", "hello.list", "hello.repo", "index.html")) {
      Golden.assertMatches("repo/" + file, it.text("repo/" + file));
    }
  }

  /** Without digests and sizes, which differ with every Java's zlib. */
  private static void golden(String file, String text) throws IOException {
    Golden.assertMatches(
        "repo/" + file,
        text.replaceAll("[0-9a-f]{32,128}", "DIGEST")
            .replaceAll("(?m)^( DIGEST) +[0-9]+", "$1 SIZE")
            .replaceAll("size>[0-9]+<", "size>SIZE<")
            .replaceAll("(?m)^Size: .*", "Size: SIZE")
            .replaceAll("package=\"[0-9]+\"", "package=\"SIZE\""));
  }

  private String unpacked(String index) throws IOException {
    String file =
        it.cli().files("repo/rpm/repodata").stream()
            .filter(name -> name.endsWith("-" + index + ".xml.gz"))
            .findFirst()
            .orElseThrow();
    byte[] packed = Files.readAllBytes(it.cli().path("repo/rpm/repodata/" + file));
    return new String(Compressed.unpack(packed), StandardCharsets.UTF_8);
  }

  @Test
  void againIsNothingNew() throws IOException {
    it.good(it.repo("--sign-key", HelloRepo.KEY));
    List<String> files = it.cli().files("repo");
    String release = it.text("repo/deb/dists/stable/InRelease");
    it.cli().with("SOURCE_DATE_EPOCH", "1760000000");
    CliRun.Result again = it.repo("--sign-key", HelloRepo.KEY);
    assertThat(again.err()).contains("0 added, 2 there before, indices unchanged");
    assertThat(it.cli().files("repo")).isEqualTo(files);
    assertThat(it.text("repo/deb/dists/stable/InRelease")).isEqualTo(release);
  }

  @Test
  void againMendsIndicesThatAreDamagedOrGone() throws IOException {
    it.good(it.repo());
    String index = it.text("repo/deb/dists/stable/main/binary-all/Packages");
    Path damaged = it.cli().path("repo/deb/dists/stable/main/binary-all/Packages");
    Files.writeString(damaged, index.replaceFirst("Size: .*", "Size: many"));
    for (String file : it.cli().files("repo/deb/dists/stable/main/binary-all/by-hash/SHA256")) {
      Files.delete(it.cli().path("repo/deb/dists/stable/main/binary-all/by-hash/SHA256/" + file));
    }
    it.good(it.repo());
    assertThat(Files.readString(damaged)).isEqualTo(index);
    assertThat(it.run("repo", "check", "repo").out()).contains("nothing wrong");
  }

  @Test
  void oneByOneIsTheSameAsAtOnce() throws IOException {
    it.hello("1.1.0", "");
    it.good(it.repo());
    for (String file : it.cli().files("out")) {
      it.good(it.run("repo", "out/" + file, "--out", "slow"));
    }
    for (String file :
        List.of(
            "deb/dists/stable/Release",
            "deb/dists/stable/main/binary-all/Packages",
            "rpm/repodata/repomd.xml")) {
      assertThat(it.text("slow/" + file)).isEqualTo(it.text("repo/" + file));
    }
  }

  @Test
  void onlyNewPackagesAreRead() throws IOException {
    it.good(it.repo());
    Path old = it.cli().path("repo/deb/pool/main/h/hello/hello_1.0.0-1_all.deb");
    Files.write(old, new byte[(int) Files.size(old)]);
    it.hello("1.1.0", "");
    it.good(it.run("repo", "repo", "out/hello_1.1.0-1_all.deb", "--out", "repo"));
    assertThat(it.text("repo/deb/dists/stable/main/binary-all/Packages"))
        .contains("Version: 1.0.0-1\n")
        .contains("Version: 1.1.0-1\n");
    assertThat(it.run("repo", "check", "repo").err()).contains("hello_1.0.0-1_all.deb has other");
  }

  @Test
  void aPublishedPackageNeverChanges() throws IOException {
    it.good(it.repo());
    String before = it.text("repo/deb/dists/stable/Release");
    Files.delete(it.cli().path("out/hello_1.0.0-1_all.deb"));
    Files.delete(it.cli().path("out/hello-1.0.0-1.noarch.rpm"));
    it.hello("1.0.0", "section: net");
    CliRun.Result result = it.repo();
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err())
        .contains("hello 1.0.0-1 all is in the repository with other contents")
        .contains("hint: publish a new --revision");
    assertThat(it.text("repo/deb/dists/stable/Release")).isEqualTo(before);
  }

  @Test
  void suitesAndComponentsLiveSideBySide() throws IOException {
    it.good(it.repo());
    it.hello("1.1.0", "");
    it.good(it.run("repo", "out/hello_1.1.0-1_all.deb", "--out", "repo", "--component", "extra"));
    it.good(it.run("repo", "out/hello_1.1.0-1_all.deb", "--out", "repo", "--suite", "testing"));
    assertThat(it.text("repo/deb/dists/stable/Release"))
        .contains("Components: extra main\n")
        .contains(" main/binary-all/Packages\n")
        .contains(" extra/binary-all/Packages\n");
    assertThat(it.text("repo/kubernetes-testing.sources")).contains("Suites: testing\n");
    assertThat(it.run("repo", "check", "repo").out()).contains("nothing wrong");
  }

  @Test
  void flatAndPerArchitecture() throws IOException {
    it.good(it.repo("--flat", "--per-arch", "--repodata", "zst"));
    assertThat(it.text("repo/deb/Packages")).contains("Filename: all/hello_1.0.0-1_all.deb\n");
    assertThat(it.text("repo/kubernetes.repo")).contains("/rpm/$basearch/\n");
    assertThat(it.cli().files("repo/rpm/noarch/repodata"))
        .anyMatch(file -> file.endsWith("-primary.xml.zst"));
    it.hello("1.1.0", "");
    // What it is like is not said again.
    it.good(it.repo());
    assertThat(it.run("repo", "check", "repo").out())
        .isEqualTo("DIR/repo: 4 packages in 2 indices, nothing wrong\n");
    assertThat(it.repo("--suite", "x", "--flat").exitCode()).isZero();
  }

  @Test
  void aLayoutCannotChange() {
    it.good(it.repo());
    assertThat(it.repo("--flat").err()).contains("--flat: the repository that is there has suites");
    assertThat(it.repo("--per-arch").err()).contains("is one for all architectures");
  }
}
