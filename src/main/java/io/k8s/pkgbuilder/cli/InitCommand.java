package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.ConfigCatalog;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.model.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description =
        "Write a configuration for a package with one binary: packages/NAME/package.yaml.")
final class InitCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "NAME", description = "The package's name; its binary's too.")
  private String name = "";

  @Option(
      names = "--conf",
      paramLabel = "DIR",
      defaultValue = ConfigChoice.LOCAL_FOLDER,
      description = "The folder of packages; packages by default.")
  private String conf = ConfigChoice.LOCAL_FOLDER;

  InitCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    requireLegalName();
    Path folder = world.path(conf).resolve(name);
    Path file = folder.resolve(ConfigCatalog.FILE_NAMES.get(0));
    if (ConfigCatalog.FILE_NAMES.stream().anyMatch(each -> Files.exists(folder.resolve(each)))) {
      throw Diagnostic.of(Category.USAGE, "'" + folder + "' holds a package already")
          .hint("edit it, or choose another name")
          .asException();
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(file, scaffold(), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw Diagnostic.of(Category.USAGE, "cannot write '" + file + "': " + e.getMessage())
          .hint("name another folder with --conf")
          .asException();
    }
    world.out().print(file + "\n");
    String option = conf.equals(ConfigChoice.LOCAL_FOLDER) ? "" : " --conf " + conf;
    world
        .err()
        .print(
            "next: "
                + world.program()
                + " build "
                + name
                + option
                + " --version v1.0.0 --in DIR   (DIR holds linux/amd64/"
                + name
                + ", linux/arm64/"
                + name
                + ", ...)\n");
    return ExitCode.OK;
  }

  private void requireLegalName() {
    try {
      new PackageName(name);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private static DiagnosticException usage(String message) {
    return Diagnostic.of(Category.USAGE, message).asException();
  }

  private String scaffold() {
    return String.join(
        "\n",
        "name: " + name,
        "description: " + name + ", in a line that tells users what it is for",
        "maintainer: Your Name <you@example.com>",
        "license: Apache-2.0",
        "binary: " + name,
        "");
  }
}
