package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration of a package that stands in for what Kubernetes needs of a distribution. */
final class NodeBase {
  private static final String YAML =
      """
      name: node-base
      arch: all
      version: 1.0.0
      maintainer: Tests <tests@example.org>
      description: Stands in for the packages of a distribution that Kubernetes needs.
      license: Apache-2.0
      provides:
        - iptables (= 99)
        - util-linux (= 99)
        - socat
        - ethtool
        - ebtables
        - {deb: mount, rpm: /bin/sh}
        - {deb: conntrack, rpm: conntrack-tools}
        - {deb: iproute2, rpm: iproute}
        - rpm: glibc
      contents:
        - {dst: /usr/share/node-base, type: dir}
      """;

  private NodeBase() {}

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("package.yaml"), YAML);
  }
}
