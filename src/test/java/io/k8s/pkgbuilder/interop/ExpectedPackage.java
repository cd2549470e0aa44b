package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a package must hold, written down apart from the configurations that make it. */
record ExpectedPackage(String name, String goarch, String format) {
  private static final List<String> DEB_ARCHITECTURES =
      List.of("amd64", "arm64", "armhf", "ppc64el", "s390x");
  private static final List<String> RPM_ARCHITECTURES =
      List.of("x86_64", "aarch64", "armv7hl", "ppc64le", "s390x");
  private static final List<String> GOARCHES = List.of("amd64", "arm64", "arm", "ppc64le", "s390x");

  /** Reads name and architecture off the conventional file name. */
  static ExpectedPackage of(Path file) {
    String base = file.getFileName().toString();
    if (base.endsWith(".deb")) {
      String stem = base.substring(0, base.length() - 4);
      String architecture = stem.substring(stem.lastIndexOf('_') + 1);
      String name = stem.substring(0, stem.indexOf('_'));
      return new ExpectedPackage(name, goarch(DEB_ARCHITECTURES, architecture), "deb");
    }
    String stem = base.substring(0, base.length() - 4);
    String architecture = stem.substring(stem.lastIndexOf('.') + 1);
    String name = stem.replaceFirst("-[0-9].*", "");
    return new ExpectedPackage(name, goarch(RPM_ARCHITECTURES, architecture), "rpm");
  }

  private static String goarch(List<String> architectures, String architecture) {
    return GOARCHES.get(architectures.indexOf(architecture));
  }

  String architecture() {
    List<String> architectures = format.equals("deb") ? DEB_ARCHITECTURES : RPM_ARCHITECTURES;
    return architectures.get(GOARCHES.indexOf(goarch));
  }

  /** The entries beside documentation, completions and their directories, as {@link Tree} says. */
  Map<String, String> entries(Path inputs, long time) {
    Map<String, String> entries = new TreeMap<>();
    Path binaries = inputs.resolve("linux").resolve(goarch);
    String environment = format.equals("deb") ? "/etc/default/kubelet" : "/etc/sysconfig/kubelet";
    switch (name) {
      case "kubelet" -> {
        binary(entries, "/usr/bin/kubelet", binaries.resolve("kubelet"), time);
        file(entries, "/usr/lib/systemd/system/kubelet.service", time);
        file(entries, environment, time);
        List.of("/var/lib/kubelet", "/etc/kubernetes", "/etc/kubernetes/manifests")
            .forEach(path -> entries.put(path, ANY_DIRECTORY));
      }
      case "kubeadm" -> {
        binary(entries, "/usr/bin/kubeadm", binaries.resolve("kubeadm"), time);
        file(entries, "/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf", time);
        file(entries, "/usr/lib/modules-load.d/kubeadm.conf", time);
        file(entries, "/usr/lib/sysctl.d/50-kubeadm.conf", time);
      }
      case "kubectl" -> binary(entries, "/usr/bin/kubectl", binaries.resolve("kubectl"), time);
      case "cri-tools" -> binary(entries, "/usr/bin/crictl", binaries.resolve("crictl"), time);
      case "kubernetes-cni" -> {
        plugins(binaries.resolve("cni"))
            .forEach(
                plugin -> binary(entries, "/opt/cni/bin/" + plugin.getFileName(), plugin, time));
        List.of("/etc/cni", "/etc/cni/net.d").forEach(path -> entries.put(path, ANY_DIRECTORY));
      }
      default -> throw new AssertionError("no such package is expected: " + name);
    }
    return entries;
  }

  /** Stands for a directory whose mode the table leaves to the configuration. */
  static final String ANY_DIRECTORY = "d ";

  private static void binary(Map<String, String> entries, String path, Path source, long time) {
    entries.put(path, Tree.file(0755, time, Tree.sha256(source)));
  }

  /** A text whose bytes the configuration's own tests hold; here type, mode, owner and time. */
  private static void file(Map<String, String> entries, String path, long time) {
    entries.put(path, Tree.file(0644, time, ""));
  }

  private static List<Path> plugins(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
