package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.model.ElfMachine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line in a world of its own: a folder, some variables, a clock that stands still. */
final class CliRun {
  static final ElfMachine X86_64 = new ElfMachine(62, 64, true);
  static final ElfMachine AARCH64 = new ElfMachine(183, 64, true);

  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private Terminal terminal = Terminal.NONE;
  private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  CliRun(Path directory) {
    this.directory = directory;
  }

  /** What came of it; the folder's name is replaced by DIR. */
  record Result(int exitCode, String out, String err) {
    String all() {
      return "exit code " + exitCode + "\n--- stdout\n" + out + "--- stderr\n" + err;
    }
  }

  CliRun with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  CliRun at(Clock value) {
    clock = value;
    return this;
  }

  CliRun on(Terminal value) {
    terminal = value;
    return this;
  }

  Path path(String relative) {
    return directory.resolve(relative);
  }

  CliRun file(String relative, String text) {
    return file(relative, text.getBytes(StandardCharsets.UTF_8));
  }

  CliRun file(String relative, byte[] bytes) {
    Path file = path(relative);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, FileTime.from(NOW));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A package of this configuration in conf/hello. */
  CliRun hello(String... lines) {
    return file("conf/hello/package.yaml", String.join("\n", lines) + "\n");
  }

  /** Its binary for linux/amd64. */
  CliRun binary() {
    return file("in/linux/amd64/hello", elf(X86_64));
  }

  static byte[] elf(ElfMachine machine) {
    return SampleElf.printing("hello\n", machine).orElseThrow();
  }

  Result buildHello(String... more) {
    return run(
        words(
            "build hello --conf conf --version v1.0.0 --in in --out out --platform linux/amd64"
                + " --format deb",
            more));
  }

  /** The words of a line, and more. */
  static String[] words(String line, String... more) {
    return Stream.concat(Stream.of(line.split(" ")), Stream.of(more)).toArray(String[]::new);
  }

  Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    World world =
        new World(
            environment,
            directory,
            clock,
            new PrintWriter(out),
            new PrintWriter(err),
            terminal,
            "linux/amd64",
            2,
            work -> () -> {});
    int exitCode = new Cli(world).run(arguments);
    return new Result(exitCode, clean(out), clean(err));
  }

  private String clean(StringWriter text) {
    return text.toString().replace(directory.toString(), "DIR");
  }

  /** Every file below a folder, sorted, relative to it; none where it does not exist. */
  List<String> files(String relative) {
    Path folder = path(relative);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
