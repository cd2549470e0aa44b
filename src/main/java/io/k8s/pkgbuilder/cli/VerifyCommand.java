package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.repo.PackageVerifier;
import io.k8s.pkgbuilder.repo.RepoCheck;
import io.k8s.pkgbuilder.sign.Certificate;
import io.k8s.pkgbuilder.sign.Keyring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    sortOptions = false,
    description = {
      "Say whether packages and repositories are what the owner of a key published.",
      "",
      "Signatures, dates and every digest are checked, with no other tool."
    },
    footer = {
      "",
      "Examples:",
      "  pkgbuilder verify repo --key packages.pub.asc",
      "  pkgbuilder verify kubeadm-1.32.3-1.x86_64.rpm --key packages.pub.asc"
    })
final class VerifyCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      paramLabel = "FILE|REPO",
      arity = "1..*",
      description = "Packages, and folders of repositories.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "Public keys that are trusted; may be given again.")
  private List<String> keys = new ArrayList<>();

  VerifyCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    List<Certificate> certificates = new ArrayList<>();
    for (String key : keys) {
      certificates.addAll(Keyring.parse(KeyFiles.read(world, key), key).certificates());
    }
    Keyring keyring = new Keyring(certificates);
    Instant now = world.clock().instant();
    Diagnostics problems = new Diagnostics();
    for (String input : inputs) {
      Path path = world.path(input);
      if (Files.isDirectory(path)) {
        repository(path, keyring, now, problems);
      } else {
        file(path, keyring, now, problems);
      }
    }
    problems.throwIfAny();
    return ExitCode.OK;
  }

  private void repository(Path root, Keyring keyring, Instant now, Diagnostics problems)
      throws IOException {
    ExecutorService workers = Workers.pool("verify", world.processors());
    try {
      RepoCheck.Seen seen = new RepoCheck(root, workers).verify(keyring, now);
      world.out().print(root + ": good, " + RepoCareCommands.text(seen) + "\n");
    } catch (DiagnosticException e) {
      e.diagnostics().forEach(problems::add);
    } finally {
      workers.shutdownNow();
    }
  }

  private void file(Path file, Keyring keyring, Instant now, Diagnostics problems) {
    if (!Files.isRegularFile(file)) {
      problems.add(Diagnostic.of(Category.USAGE, "there is no file '" + file + "'"));
      return;
    }
    try {
      Keyring.Verified by = new PackageVerifier(keyring, now).verify(file);
      world
          .out()
          .print(
              file
                  + ": good, signed by "
                  + by.key()
                  + " "
                  + String.join(", ", by.certificate().userIds())
                  + "\n");
    } catch (IOException e) {
      problems.add(Diagnostic.of(Category.REPOSITORY, "'" + file + "': " + e.getMessage()));
    }
  }
}
