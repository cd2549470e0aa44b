package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.ConfigCatalog;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.migrate.DebianImport;
import io.k8s.pkgbuilder.migrate.Imported;
import io.k8s.pkgbuilder.migrate.Leftover;
import io.k8s.pkgbuilder.migrate.NfpmImport;
import io.k8s.pkgbuilder.migrate.SpecImport;
import io.k8s.pkgbuilder.model.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    sortOptions = false,
    description = {
      "Write configurations from what another packaging tool reads.",
      "",
      "An nfpm.yaml, a debian folder or an rpm spec becomes packages/NAME/package.yaml and the files"
          + " beside it; what was not understood is listed with its place and the reason."
    },
    footer = {
      "",
      "Examples:",
      "  pkgbuilder import nfpm.yaml",
      "  pkgbuilder import kubelet/debian",
      "  pkgbuilder import kubelet.spec --conf imported"
    })
final class ImportCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "nfpm.yaml|debian|SPEC", description = "What is imported.")
  private String from = "";

  @Option(
      names = "--conf",
      paramLabel = "DIR",
      defaultValue = ConfigChoice.LOCAL_FOLDER,
      description = "The folder of packages; packages by default.")
  private String conf = ConfigChoice.LOCAL_FOLDER;

  @Option(names = "--platform-conf", paramLabel = "DIR", description = "As for build.")
  private @Nullable String platformConf;

  ImportCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    try (Catalog catalog = Catalog.open(world, Optional.ofNullable(platformConf))) {
      List<Imported> packages = read(catalog);
      if (packages.isEmpty()) {
        throw Diagnostic.of(Category.CONFIGURATION, "'" + from + "' describes no package")
            .asException();
      }
      packages.forEach(this::requireFree);
      for (Imported one : packages) {
        write(one);
      }
      say(packages);
      return ExitCode.OK;
    }
  }

  private List<Imported> read(Catalog catalog) throws IOException {
    Path path = world.path(from);
    if (Files.isDirectory(path)) {
      boolean above = Files.isRegularFile(path.resolve("debian/control"));
      String shown =
          above ? from.replaceFirst("/+$", "") + "/debian" : from.replaceFirst("/+$", "");
      Path debian = above ? path.resolve("debian") : path;
      if (!Files.isRegularFile(debian.resolve("control"))) {
        throw Diagnostic.of(Category.USAGE, "'" + from + "' holds no control file")
            .hint("name a debian folder, an nfpm.yaml or a spec")
            .asException();
      }
      return DebianImport.read(debian, shown, catalog.platforms());
    }
    if (!Files.isRegularFile(path)) {
      throw Diagnostic.of(Category.USAGE, "there is no file '" + from + "'").asException();
    }
    if (from.endsWith(".spec")) {
      return SpecImport.read(path, from, catalog.platforms());
    }
    if (from.endsWith(".yaml") || from.endsWith(".yml")) {
      Diagnostics diagnostics = new Diagnostics();
      List<Imported> read = NfpmImport.read(path, from, catalog.reader(), diagnostics);
      diagnostics.throwIfAny();
      return read;
    }
    throw Diagnostic.of(Category.USAGE, "'" + from + "' is none of what can be imported")
        .hint("name a debian folder, an nfpm.yaml or a file that ends in .spec")
        .asException();
  }

  /** What a person wrote is not overwritten; nor does a name lead out of the folder. */
  private void requireFree(Imported one) {
    try {
      new PackageName(one.name());
    } catch (IllegalArgumentException e) {
      throw Diagnostic.of(Category.CONFIGURATION, String.valueOf(e.getMessage())).asException();
    }
    Path folder = world.path(conf).resolve(one.name());
    if (Files.exists(folder)) {
      throw Diagnostic.of(Category.USAGE, "'" + folder + "' is there already")
          .hint("remove it, or name another folder of packages with --conf")
          .asException();
    }
  }

  private void write(Imported one) throws IOException {
    Path folder = Files.createDirectories(world.path(conf).resolve(one.name()));
    Path yaml = folder.resolve(ConfigCatalog.FILE_NAMES.get(0));
    Files.writeString(yaml, one.yaml());
    world.out().print(yaml + "\n");
    for (Map.Entry<String, Imported.File> entry : one.files().entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
      Files.write(file, entry.getValue().bytes());
      if (entry.getValue().executable() && !file.toFile().setExecutable(true, false)) {
        throw new IOException("cannot make " + file + " executable");
      }
      world.out().print(file + "\n");
    }
  }

  private void say(List<Imported> packages) {
    int left = 0;
    for (Imported one : packages) {
      for (Leftover leftover : one.leftovers()) {
        String text = leftover.location() + ": " + leftover.what() + ": " + leftover.reason();
        world.err().print("not imported: " + LintText.visible(text) + "\n");
        left++;
      }
    }
    world
        .err()
        .print(
            packages.size()
                + (packages.size() == 1 ? " package" : " packages")
                + ", "
                + left
                + " not imported\n"
                + "next: "
                + world.program()
                + " validate "
                + conf
                + "; names of dependencies are those of the format it came from\n");
  }
}
