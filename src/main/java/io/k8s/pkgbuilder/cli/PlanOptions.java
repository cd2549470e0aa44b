package io.k8s.pkgbuilder.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What decides a plan, as typed. */
final class PlanOptions {
  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description =
          "The Kubernetes version of the binaries: v1.32.3, 1.33.0-alpha.1.5+0123abc, or as a"
              + " package has it, 1.12.6~beta.0.1+12187918e930d4+dirty. ($$KUBE_BUILD_VERSION)")
  @Nullable String version;

  @Option(
      names = "--component-version",
      paramLabel = "NAME=VERSION",
      description = "The version of a package that has its own, e.g. cri-tools=1.32.0.")
  Map<String, String> componentVersions = new LinkedHashMap<>();

  @Option(
      names = {"--platform", "--platforms"},
      split = ",",
      paramLabel = "PLATFORM",
      description =
          "Names or globs, as the KEP or Go has them: linux/armhf, linux/arm, 'linux/*'; all linux"
              + " platforms by default. ($$KUBE_BUILD_PLATFORMS, separated by blanks)")
  List<String> platforms = new ArrayList<>();

  @Option(
      names = {"--format", "--formats"},
      split = ",",
      paramLabel = "FORMAT",
      description = "deb, rpm, tar; deb and rpm by default. ($$KUBE_BUILD_FORMATS)")
  List<String> formats = new ArrayList<>();

  @Option(
      names = "--conf",
      paramLabel = "DIR",
      description =
          "One package's folder, or a folder of packages; else ./packages, else the built-in"
              + " ones. ($$PKGBUILDER_CONF)")
  private @Nullable String conf;

  @Option(
      names = "--platform-conf",
      paramLabel = "DIR",
      description = "A folder with a YAML for each platform, in place of the built-in ones.")
  private @Nullable String platformConf;

  @Option(
      names = "--revision",
      paramLabel = "N",
      description = "The deb revision and rpm release; 1 by default.")
  private @Nullable String revision;

  @Option(
      names = "--compression",
      paramLabel = "HOW",
      description =
          "none, gzip, xz or zstd, with a level as in xz:6; or small or fast; each format's own"
              + " choice by default.")
  private @Nullable String compression;

  @Option(
      names = "--dependency",
      paramLabel = "HOW",
      description =
          "declared: as the configuration says (default); same-version: kubeadm requires the"
              + " kubelet and kubectl of its own version.")
  private @Nullable String dependency;

  @Option(
      names = "--completions",
      paramLabel = "native|off",
      description =
          "native: run this machine's own binaries for the shell completions that the"
              + " configuration asks for; other platforms' packages have none. off by default, as"
              + " packages then do not depend on the machine that built them.")
  private @Nullable String completions;

  Optional<String> version() {
    return Optional.ofNullable(version);
  }

  Optional<String> conf() {
    return Optional.ofNullable(conf);
  }

  Optional<String> platformConf() {
    return Optional.ofNullable(platformConf);
  }

  Optional<String> revision() {
    return Optional.ofNullable(revision);
  }

  Optional<String> compression() {
    return Optional.ofNullable(compression);
  }

  Optional<String> dependency() {
    return Optional.ofNullable(dependency);
  }

  Optional<String> completions() {
    return Optional.ofNullable(completions);
  }
}
