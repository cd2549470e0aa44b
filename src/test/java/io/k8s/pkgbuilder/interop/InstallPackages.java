package io.k8s.pkgbuilder.interop;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What src/test/install/run.sh finds around it.
 *
 * @param repositories signed repositories by name: declared, same-version, restart
 * @param inputs the binaries of the packages, by Kubernetes version
 * @param variables VERSION, PREVIOUS and those of the packages with versions of their own
 */
record InstallPackages(Path repositories, Path inputs, Map<String, String> variables) {
  private static final String NEW = "v1.32.3";
  private static final String OLD = "v1.31.8";
  private static final List<String> ALL =
      List.of("kubelet", "kubectl", "cri-tools", "kubernetes-cni", "kubeadm");
  private static final Pattern FILE =
      Pattern.compile("([a-z-]+)[_-]([0-9][^-]*)-[^-]*[._][a-z0-9_]+\\.(deb|rpm)");

  InstallPackages {
    variables = Map.copyOf(variables);
  }

  /**
   * From the jar: the previous version of sample binaries, the newest of real ones where
   * REAL_INPUTS names some and {@code real} says so.
   */
  static InstallPackages build(Path folder, Path conf, boolean real) {
    FiftyPackages.deleteTree(folder);
    Builder builder = new Builder(folder);
    builder.inputs(OLD, false);
    builder.inputs(NEW, real);
    builder.packages(conf);
    builder.repositories();
    return new InstallPackages(
        folder.resolve("packages"), folder.resolve("in"), versions(folder.resolve("packages")));
  }

  /** A repository of two or more versions that `pkgbuilder repo` made; what is in it is input. */
  static InstallPackages of(Path repository, Path folder) {
    FiftyPackages.deleteTree(folder);
    Path packages = folder.resolve("packages");
    create(packages);
    Command.of("cp", "-r", repository.toAbsolutePath(), packages.resolve("declared")).output();
    Map<String, String> versions = versions(packages);
    Pkgbuilder tool = new Pkgbuilder(folder);
    for (String which : List.of("VERSION", "PREVIOUS")) {
      Path in = folder.resolve("in").resolve(required(versions, which));
      create(in.resolve("cni"));
      for (String name : ALL) {
        String file = name + "_" + required(versions, variable(name, which)) + "-";
        Path deb = find(packages, path -> path.startsWith(file) && path.endsWith("_amd64.deb"));
        Path unpacked = in.resolve("unpacked-" + name);
        tool.run("inspect", deb.toString(), "--extract", unpacked.toString());
        Path from = unpacked.resolve(name.equals("kubernetes-cni") ? "opt/cni/bin" : "usr/bin");
        Path to = name.equals("kubernetes-cni") ? in.resolve("cni") : in;
        Command.of("cp", "-r", from + "/.", to).output();
      }
    }
    return new InstallPackages(packages, folder.resolve("in"), versions);
  }

  /** By the file names in the repository: the newest version of each package and the one before. */
  private static Map<String, String> versions(Path packages) {
    Map<String, TreeSet<String>> found = new HashMap<>();
    for (Path path : files(packages)) {
      Matcher file = FILE.matcher(path.getFileName().toString());
      if (file.matches()) {
        found.computeIfAbsent(file.group(1), name -> new TreeSet<>(byNumbers())).add(file.group(2));
      }
    }
    Map<String, String> variables = new HashMap<>();
    for (String name : ALL) {
      TreeSet<String> versions = found.getOrDefault(name, new TreeSet<>());
      Tools.requireThat(versions.size() > 1, name + " is not there in two versions");
      variables.put(variable(name, "VERSION"), versions.last());
      variables.put(variable(name, "PREVIOUS"), versions.headSet(versions.last(), false).last());
    }
    return variables;
  }

  private static Comparator<String> byNumbers() {
    return Comparator.comparing(
        version ->
            Pattern.compile("[0-9]+")
                .matcher(version)
                .replaceAll(number -> "%6s".formatted(number.group())));
  }

  private static String variable(String name, String which) {
    return switch (name) {
      case "cri-tools", "kubernetes-cni" ->
          name.replace('-', '_').toUpperCase(Locale.ROOT) + "_" + which;
      default -> which;
    };
  }

  private static String required(Map<String, String> versions, String name) {
    return Optional.ofNullable(versions.get(name)).orElseThrow();
  }

  private static Path find(Path folder, Predicate<String> name) {
    return files(folder).stream()
        .filter(path -> name.test(path.getFileName().toString()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the jar in the folder of the packages. */
  private static final class Builder {
    private final Path folder;
    private final Pkgbuilder tool;

    Builder(Path folder) {
      this.folder = folder;
      create(folder.resolve("packages"));
      tool = new Pkgbuilder(folder).epoch("1750000000");
      tool.run("key", "generate", "--name", "Tests <tests@example.org>", "--out", "key");
    }

    /** The binaries, twice: as a build has them, and as the machine sees them. */
    void inputs(String version, boolean real) {
      String samples = "samples-" + version;
      tool.run("demo", "--version", version, "--out", samples);
      Path from = folder.resolve(samples).resolve("samples/linux/amd64");
      if (real && System.getenv("REAL_INPUTS") != null) {
        from = Interop.realInputs().resolve("linux/amd64");
      }
      Path build = folder.resolve("build-" + version).resolve("linux");
      create(build);
      create(folder.resolve("in"));
      Command.of("cp", "-r", from, build.resolve("amd64")).output();
      // Links to the same files, as the machine sees this folder alone.
      Command.of("cp", "-rl", build.resolve("amd64"), folder.resolve("in/" + version.substring(1)))
          .output();
    }

    void packages(Path conf) {
      Path restart = folder.resolve("restart");
      Command.of("cp", "-r", conf, restart).output();
      Mutant.replace(restart.resolve("kubelet/package.yaml"), "start: false", "start: true");
      Mutant.replace(
          restart.resolve("kubelet/package.yaml"), "restart: never", "restart: on-upgrade");
      for (String version : List.of(OLD, NEW)) {
        build(conf, version, "common", "kubelet", "kubectl", "cri-tools", "kubernetes-cni");
        build(conf, version, "declared", "kubeadm");
        build(conf, version, "same-version", "kubeadm", "--dependency", "same-version");
        build(restart, version, "restarting", "kubelet");
      }
      try {
        NodeBase.write(folder.resolve("base"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      tool.run("build", "--conf", "base", "--out", "out/common", "--sign-key", "key.asc");
    }

    private void build(Path conf, String version, String out, String... words) {
      tool.command("build", "--conf", conf.toString(), "--version", version)
          .with("--in", "build-" + version, "--platform", "linux/amd64", "--out", "out/" + out)
          .with("--compression", "gzip:1", "--sign-key", "key.asc")
          .with((Object[]) words)
          .output();
    }

    void repositories() {
      repository("declared", "out/common", "out/declared");
      repository("same-version", "out/common", "out/same-version");
      repository("restart", "out/restarting", "out/common/kubernetes-cni*", "out/common/node*");
    }

    private void repository(String name, String... packages) {
      tool.run(
          Stream.of(
                  Stream.of("repo"),
                  Stream.of(packages).flatMap(this::expanded),
                  Stream.of("--out", "packages/" + name, "--sign-key", "key.asc"))
              .flatMap(words -> words)
              .toArray(String[]::new));
    }

    private Stream<String> expanded(String words) {
      if (!words.endsWith("*")) {
        return Stream.of(words);
      }
      Path start = folder.resolve(words.substring(0, words.length() - 1));
      return files(start.resolveSibling("")).stream()
          .map(Path::toString)
          .filter(file -> file.startsWith(start.toString()));
    }
  }
}
