package io.k8s.pkgbuilder.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.format.HandmadeDeb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with a repository that is there, and what is refused. */
class RepoCareTest {
  @TempDir Path directory;

  private HelloRepo it = new HelloRepo(Path.of(""));

  @BeforeEach
  void packages() {
    it = new HelloRepo(directory).begun();
  }

  @Test
  void pruneKeepsTheNewest() throws IOException {
    for (String version : List.of("1.1.0", "1.10.0", "1.2.0", "1.10.0-rc.1")) {
      it.hello(version, "");
    }
    it.good(it.repo());
    CliRun.Result pruned = it.run("repo", "prune", "repo", "--keep", "2", "--keep-indices", "0");
    it.good(pruned);
    assertThat(pruned.out().lines().filter(line -> line.endsWith(".deb")))
        .containsExactlyInAnyOrder(
            "deb/pool/main/h/hello/hello_1.0.0-1_all.deb",
            "deb/pool/main/h/hello/hello_1.1.0-1_all.deb",
            "deb/pool/main/h/hello/hello_1.2.0-1_all.deb");
    assertThat(it.cli().files("repo/deb/pool/main/h/hello"))
        .containsExactly("hello_1.10.0-1_all.deb", "hello_1.10.0~rc.1-1_all.deb");
    assertThat(it.cli().files("repo/rpm/noarch")).hasSize(2);
    assertThat(it.run("repo", "check", "repo").out()).contains("4 packages in 2 indices");
  }

  @Test
  void aFormerIndexKeepsItsPackages() throws IOException {
    it.good(it.repo());
    it.hello("1.1.0", "");
    it.good(it.repo());
    it.good(it.run("repo", "prune", "repo", "--keep", "1", "--keep-indices", "1"));
    assertThat(it.cli().files("repo/deb/pool/main/h/hello")).hasSize(2);
    assertThat(it.run("repo", "check", "repo").exitCode()).isZero();
    // Once that index is forgotten, its package goes.
    it.good(it.run("repo", "prune", "repo", "--keep", "1", "--keep-indices", "0"));
    assertThat(it.cli().files("repo/deb/pool/main/h/hello")).hasSize(1);
  }

  @Test
  void checkFindsWhatIsMissingDamagedAndOver() throws IOException {
    it.good(it.repo());
    Files.write(it.cli().path("repo/rpm/noarch/hello-1.0.0-1.noarch.rpm"), new byte[] {1});
    Files.delete(it.cli().path("repo/deb/pool/main/h/hello/hello_1.0.0-1_all.deb"));
    it.cli().file("repo/deb/pool/main/h/hello/stray_1_all.deb", "x");
    it.cli().file("repo/deb/pool/main/h/hello/.hello_2-1_all.deb.part", "x");
    CliRun.Result result = it.run("repo", "check", "repo");
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err())
        .contains("pool/main/h/hello/hello_1.0.0-1_all.deb is missing")
        .contains("hello-1.0.0-1.noarch.rpm has not the size that the index says")
        .contains("stray_1_all.deb: no index names it")
        .contains(".hello_2-1_all.deb.part: a killed run left it");
  }

  @Test
  void checkFindsWhatCannotBeInstalled() {
    it.hello("1.1.0", "depends: [\"hello (>= 2)\", socat, {deb: conntrack, rpm: conntrack-tools}]");
    it.good(it.repo());
    CliRun.Result known = it.run("repo", "check", "repo");
    assertThat(known.exitCode()).isEqualTo(6);
    assertThat(known.err())
        .contains("stable/main all: hello 1.1.0-1 all wants hello (>= 2)")
        .contains("rpm noarch: hello-0:1.1.0-1.noarch wants hello (>= 2)")
        .doesNotContain("socat");
    it.cli().file("base", "# what we have\nsocat 1.7\n/bin/sh\n");
    assertThat(it.run("repo", "check", "repo", "--base", "base").err())
        .contains("wants conntrack,")
        .contains("wants conntrack-tools,")
        .doesNotContain("socat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repo",
        "repo out",
        "repo nowhere --out repo",
        "repo conf --out repo",
        "repo out --out repo --suite ../up",
        "repo out --out repo --valid-for ever",
        "repo out --out repo --name a/b",
        "repo out --out repo --url nonsense",
        "repo out --out repo --repodata bz2",
        "repo out --out repo --keep-indices -1",
        "repo prune repo --keep 0",
        "repo check nowhere",
        "repo out --out repo --sign-agent",
        "key generate --name x --out k --type dsa",
        "key generate --name x --out k --expires soon",
      })
  void mistakes(String line) {
    CliRun.Result result = it.run(line.split(" ", -1));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: ");
    assertThat(it.cli().files("repo")).isEmpty();
  }

  @Test
  void whatIsNoPackageIsNamed() throws IOException {
    Files.writeString(it.cli().path("out/bad_1_all.deb"), "nothing");
    Files.write(
        it.cli().path("out/cut-1-1.noarch.rpm"),
        Arrays.copyOf(Files.readAllBytes(it.cli().path("out/hello-1.0.0-1.noarch.rpm")), 500));
    CliRun.Result result = it.repo();
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("'DIR/out/bad_1_all.deb' is not taken: it is no deb");
    assertThat(it.cli().files("repo").stream().filter(file -> file.contains("Release"))).isEmpty();
  }

  @Test
  void anothersControlFileCannotSayWhatTheIndexSays() throws IOException {
    HandmadeDeb.write(
        it.cli().path("out/odd_1_all.deb"),
        """
        Package: ../../odd
        Version: 1/../..
        Architecture: all
        Section:
        Filename: /etc/passwd
        SHA256: 0
        Status: half
        Description: odd
        """,
        tar -> HandmadeDeb.put(tar, "./a", "a"));
    it.good(it.repo());
    assertThat(it.text("repo/deb/dists/stable/main/binary-all/Packages"))
        .doesNotContain("Section:", "passwd", "SHA256: 0\n", "Status");
    assertThat(it.cli().files("repo/deb/pool")).hasSize(2).noneMatch(file -> file.contains("../"));
    HandmadeDeb.write(
        it.cli().path("out/up_1_all.deb"),
        "Package: up\nVersion: 1\nArchitecture: ../../../../up\nDescription: up\n",
        tar -> HandmadeDeb.put(tar, "./a", "a"));
    CliRun.Result result = it.repo();
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("'../../../../up' is no architecture");
  }

  /** Paths with times and contents: what only looks must leave all of it alone. */
  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    for (String file : it.cli().files("repo")) {
      Path path = it.cli().path("repo/" + file);
      tree.put(file, Files.getLastModifiedTime(path) + " " + Files.readString(path, ISO_8859_1));
    }
    return tree;
  }

  @Test
  void checkAndVerifyWriteNothing() throws IOException {
    it.good(it.repo("--sign-key", HelloRepo.KEY));
    Map<String, String> before = tree();
    it.good(it.run("repo", "check", "repo"));
    assertThat(it.run("verify", "repo", "--key", "pub.asc").exitCode()).isEqualTo(6);
    assertThat(it.run("verify", "repo/deb/pool", "--key", "pub.asc").exitCode()).isEqualTo(6);
    assertThat(tree()).isEqualTo(before);
  }

  /** What a run leaves that is killed between two files which belong together. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rpm/repodata/repomd.xml.asc",
        "deb/dists/stable/InRelease",
        "deb/dists/stable/Release.gpg"
      })
  void aSignatureOfOtherBytesIsFoundAndMended(String file) throws IOException {
    it.good(it.repo("--sign-key", HelloRepo.KEY));
    byte[] former = Files.readAllBytes(it.cli().path("repo/" + file));
    it.hello("1.1.0", "");
    it.good(it.repo("--sign-key", HelloRepo.KEY));
    it.good(it.run("repo", "check", "repo"));
    Map<String, String> good = tree();
    Files.write(it.cli().path("repo/" + file), former);
    CliRun.Result found = it.run("repo", "check", "repo");
    assertThat(found.exitCode()).as(found.all()).isEqualTo(6);
    assertThat(found.err()).contains("was a run killed?");
    CliRun.Result mended = it.repo("--sign-key", HelloRepo.KEY);
    it.good(mended);
    assertThat(mended.err()).contains("0 added, 4 there before, indices written");
    it.good(it.run("repo", "check", "repo"));
    assertThat(texts(tree())).isEqualTo(texts(good));
  }

  private static List<String> texts(Map<String, String> tree) {
    return tree.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue().replaceFirst("^\\S+ ", ""))
        .toList();
  }

  @Test
  void aNewKeySignsAnew() throws IOException {
    it.good(it.repo("--sign-key", HelloRepo.KEY));
    it.good(it.run("key", "generate", "--name", "New <new@example.org>", "--out", "new"));
    it.good(it.repo("--sign-key", "new.asc"));
    it.good(it.run("repo", "check", "repo"));
    assertThat(it.run("verify", "repo", "--key", "new.pub.asc").err())
        .doesNotContain("stable/main:", "in the keyring");
  }
}
