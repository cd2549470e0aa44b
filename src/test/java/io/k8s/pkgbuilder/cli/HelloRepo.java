package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.sign.KeyGenerator;
import io.k8s.pkgbuilder.sign.SampleKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder with packages named hello and keys, and what the tool is told to do with them. */
final class HelloRepo {
  static final String KEY = "key.asc";

  private final CliRun cli;

  HelloRepo(Path directory) {
    cli = new CliRun(directory).with("SOURCE_DATE_EPOCH", "1750000000");
  }

  CliRun cli() {
    return cli;
  }

  /** With keys and version 1.0.0 in out/. */
  HelloRepo begun() {
    KeyGenerator.Generated key = SampleKeys.key(KeyGenerator.Type.ED25519);
    cli.file(KEY, key.secret()).file("pub.asc", key.certificate().armored());
    cli.file("other.asc", SampleKeys.key(KeyGenerator.Type.RSA3072).certificate().armored());
    hello("1.0.0", "");
    return this;
  }

  /** A package of that version in out/. */
  void hello(String version, String more) {
    cli.file("conf/hello/LICENSE", "free\n");
    cli.hello(
        "name: hello",
        "arch: all",
        "description: |",
        "  Says hello.",
        "  To <everyone> & \"all\".",
        "license: Apache-2.0",
        "maintainer: Tests <tests@example.org>",
        "contents:",
        "  - {src: LICENSE, dst: /etc/hello, type: config}",
        "  - {dst: /usr/bin/hello-link, src: /etc/hello, type: symlink}",
        more);
    CliRun.Result built =
        run("build", "hello", "--conf", "conf", "--version", "v" + version, "--out", "out");
    assertThat(built.exitCode()).as(built.err()).isZero();
  }

  CliRun.Result run(String... arguments) {
    return cli.run(arguments);
  }

  CliRun.Result repo(String... more) {
    return run(
        Stream.concat(Stream.of("repo", "out", "--out", "repo"), Stream.of(more))
            .toArray(String[]::new));
  }

  void good(CliRun.Result result) {
    assertThat(result.exitCode()).as(result.all()).isZero();
  }

  String text(String path) throws IOException {
    return Files.readString(cli.path(path));
  }
}
