package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.attest.Recorded;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import io.k8s.pkgbuilder.sign.Keyring;
import io.k8s.pkgbuilder.sign.SignatureRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rebuild",
    sortOptions = false,
    description = {
      "Make packages again from their provenance, and say whether they are the same bit for bit.",
      "",
      "Inputs and configuration are compared with the provenance before anything is built."
    },
    footer = {
      "",
      "Examples:",
      "  pkgbuilder rebuild --from provenance.json --key packages.pub.asc",
      "  pkgbuilder rebuild kubeadm_1.32.3-1_amd64.deb --from provenance.json --in _output"
    })
final class RebuildCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      paramLabel = "FILE",
      description = "Packages, as the provenance names them; all of them by default.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      required = true,
      description = "The provenance: provenance.json, as 'build --attest' and 'release' write it.")
  private String from = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "A public key: the provenance must have its signature, in a file beside it called"
              + " .asc.")
  private @Nullable String key;

  @Mixin private RebuildOptions options = new RebuildOptions();

  RebuildCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    byte[] json = read(from);
    if (key != null) {
      verify(json, key);
    }
    Recorded recorded = Recorded.parse(json, from);
    String mine = VersionCommand.line().replaceFirst("^pkgbuilder ", "");
    if (!recorded.tool().equals(mine)) {
      world.err().print("note: made by pkgbuilder " + recorded.tool() + "; this is " + mine + "\n");
    }
    new Rebuild(world, options, recorded.parameters()).run(wanted(recorded));
    return ExitCode.OK;
  }

  private byte[] read(String file) throws IOException {
    Path path = world.path(file);
    if (!Files.isRegularFile(path)) {
      throw Diagnostic.of(Category.USAGE, "there is no file '" + file + "'").asException();
    }
    return Files.readAllBytes(path);
  }

  private void verify(byte[] json, String keyFile) throws IOException {
    Keyring keyring = Keyring.parse(KeyFiles.read(world, keyFile), keyFile);
    try {
      keyring.verify(new ByteArrayInputStream(json), read(from + ".asc"), world.clock().instant());
    } catch (SignatureRefused e) {
      throw Diagnostic.of(Category.REPOSITORY, "'" + from + "': " + e.getMessage())
          .hint("it is not what the key's owner published: get both files again")
          .asException();
    }
  }

  private List<Recorded.One> wanted(Recorded recorded) {
    if (files.isEmpty()) {
      return recorded.packages();
    }
    Diagnostics problems = new Diagnostics();
    List<String> known = recorded.packages().stream().map(Recorded.One::file).toList();
    for (String file : files) {
      if (!known.contains(file)) {
        Diagnostic unknown =
            Diagnostic.of(Category.USAGE, "'" + from + "' says nothing of '" + file + "'");
        problems.add(Nearest.hint(file, known).map(unknown::hint).orElse(unknown));
      }
    }
    problems.throwIfAny();
    return recorded.packages().stream().filter(one -> files.contains(one.file())).toList();
  }
}
