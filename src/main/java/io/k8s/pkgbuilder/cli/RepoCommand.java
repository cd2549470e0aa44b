package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.repo.ExistingRepo;
import io.k8s.pkgbuilder.repo.RepoSettings;
import io.k8s.pkgbuilder.repo.store.Indexed;
import io.k8s.pkgbuilder.repo.store.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "repo",
    sortOptions = false,
    description = {
      "Make or extend a repository that apt, dnf, yum and zypper install from.",
      "",
      "Packages of any writer go into deb/ and rpm/ below the repository, with their indices;"
          + " what lies there already stays where it is. Run it again at any time: only new"
          + " packages are read."
    },
    footer = {
      "",
      "Examples:",
      "  pkgbuilder repo out --out repo --url https://packages.example.org --sign-key key.asc",
      "  pkgbuilder repo out --out repo --suite testing --valid-for 7d",
      "  pkgbuilder repo kubeadm_1.32.3-1_amd64.deb --out repo --flat"
    })
final class RepoCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      paramLabel = "DIR|PACKAGE",
      description = "Packages, and folders with packages in them at any depth.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "REPO",
      description = "The repository's folder; made where it is missing.")
  private @Nullable String out;

  @Mixin private RepoOptions options = new RepoOptions();
  @Mixin private SigningOptions signing = new SigningOptions();

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many threads read packages; one per processor by default.")
  private @Nullable Integer jobs;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  private boolean quiet;

  RepoCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    if (inputs.isEmpty() || out == null) {
      throw Diagnostic.of(Category.USAGE, "repo wants packages and --out")
          .hint("e.g. " + world.program() + " repo out --out repo")
          .asException();
    }
    Path root = world.path(out);
    List<Path> packages = packages();
    RepoSettings settings = options.settings(ExistingRepo.at(root));
    Instant date = SourceDateEpoch.of(world).orElse(world.clock().instant());
    Signing how = new Signing(signing.open(world, date), date);
    Repo repo = new Repo(world, settings, how, quiet);
    List<Indexed> indexed = repo.update(root, packages, jobs());
    indexed.stream()
        .filter(Indexed::added)
        .forEach(one -> world.out().print(one.format() + "/" + one.path() + "\n"));
    return ExitCode.OK;
  }

  private int jobs() {
    int number = Optional.ofNullable(jobs).orElse(world.processors());
    if (number < 1) {
      throw Diagnostic.of(Category.USAGE, "--jobs must be 1 or more").asException();
    }
    return number;
  }

  /** Files as named, folders searched. */
  private List<Path> packages() throws IOException {
    List<Path> packages = new ArrayList<>();
    for (String input : inputs) {
      Path path = world.path(input);
      if (Files.isDirectory(path)) {
        packages.addAll(below(path));
      } else if (!Files.exists(path)) {
        throw Diagnostic.of(Category.USAGE, "there is no '" + path + "'").asException();
      } else if (!isPackage(path)) {
        throw Diagnostic.of(Category.USAGE, "'" + path + "' is called neither .deb nor .rpm")
            .asException();
      } else {
        packages.add(path);
      }
    }
    if (packages.isEmpty()) {
      throw Diagnostic.of(Category.USAGE, "there is no package in " + String.join(" and ", inputs))
          .hint("build some: " + world.program() + " build --all --version stable --out out")
          .asException();
    }
    return packages;
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(RepoCommand::isPackage).filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean isPackage(Path path) {
    String name = String.valueOf(path.getFileName());
    return !name.startsWith(".") && (name.endsWith(".deb") || name.endsWith(".rpm"));
  }
}
