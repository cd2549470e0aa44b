package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pairs of small packages, below a and b of one name, and the place that was changed in b. */
final class DiffoscopePairs {
  private static final String DEB =
      """
      umask 022
      mkdir -p "$0/DEBIAN" && cd "$0"
      mkdir -p etc/sample usr/bin usr/lib/systemd/system usr/share/doc/@NAME@
      printf 'Package: @NAME@\\nVersion: 1-1\\nArchitecture: amd64\\nMaintainer: Some One <one@example.org>\\n' > DEBIAN/control
      printf 'Section: net\\nPriority: optional\\nDepends: bash (>= 4), socat\\nHomepage: https://example.org\\n' >> DEBIAN/control
      printf 'Description: sample of a package\\n It is long enough.\\n' >> DEBIAN/control
      printf '#!/bin/sh\\nset -e\\nsystemctl daemon-reload\\n' > DEBIAN/postinst
      chmod 755 DEBIAN/postinst
      printf '/etc/sample/conf\\n/etc/sample/other\\n' > DEBIAN/conffiles
      echo x > etc/sample/conf
      echo x > etc/sample/other
      cp "$(readlink -f /bin/true)" usr/bin/sample
      ln -s sample usr/bin/link
      printf '[Service]\\nExecStart=/usr/bin/sample\\n' > usr/lib/systemd/system/sample.service
      """;

  /** By a name the place that is changed, and the commands that do it in the tree. */
  private static Map<String, List<String>> changedDebs() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("mode", List.of("mode /usr/bin/sample", "chmod 4755 usr/bin/sample"));
    all.put("owner", List.of("owner /etc/sample/conf", "chown 1:1 etc/sample/conf"));
    all.put("target", List.of("target /usr/bin/link", "ln -sfn /bin/sh usr/bin/link"));
    all.put("type", List.of("type /usr/bin/link", "rm usr/bin/link; echo x > usr/bin/link"));
    all.put("added", List.of("entry /usr/bin/more", "echo x > usr/bin/more"));
    all.put("removed", List.of("entry /usr/bin/link", "rm usr/bin/link"));
    all.put(
        "text",
        List.of(
            "content /usr/lib/systemd/system/sample.service",
            "sed -i 's/ExecStart=/&-/' usr/lib/systemd/system/sample.service"));
    all.put(
        "elf", List.of("content /usr/bin/sample", "cp $(readlink -f /bin/false) usr/bin/sample"));
    all.put(
        "machine",
        List.of(
            "content /usr/bin/sample",
            "printf '\\267' | dd of=usr/bin/sample bs=1 seek=18 conv=notrunc status=none"));
    all.put("conffile", List.of("config /etc/sample/conf", "sed -i 1d DEBIAN/conffiles"));
    all.put("relation", List.of("field Depends", "sed -i 's/>= 4/>= 5/' DEBIAN/control"));
    all.put(
        "field",
        List.of("field Homepage", "sed -i 's/example.org$/other.example/' DEBIAN/control"));
    all.put("description", List.of("field Description", "sed -i 's/long/short/' DEBIAN/control"));
    all.put(
        "script", List.of("script postinst", "echo 'rm -rf /var/lib/sample' >> DEBIAN/postinst"));
    all.put("triggers", List.of("script triggers", "echo 'activate-noawait x' > DEBIAN/triggers"));
    return all;
  }

  private static final String PACKAGE =
      """
      %package -n @NAME@
      Summary: Sample of a package
      Requires: bash >= 4, socat
      Provides: virtual = 1
      %description -n @NAME@
      It is long enough.
      %post -n @NAME@
      systemctl daemon-reload
      %preun -n @NAME@
      systemctl stop sample
      %files -n @NAME@
      %dir /opt/@NAME@
      %config(noreplace) /opt/@NAME@/conf
      %attr(0755, root, root) /opt/@NAME@/tool
      /opt/@NAME@/link
      """;

  private static final String INSTALL =
      """
      mkdir -p %{buildroot}/opt/@NAME@
      echo x > %{buildroot}/opt/@NAME@/conf
      echo tool > %{buildroot}/opt/@NAME@/tool
      ln -s tool %{buildroot}/opt/@NAME@/link
      """;

  /** By a name the place that is changed, the words and what they become. */
  private static Map<String, List<String>> changedRpms() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("mode", List.of("mode /opt/@NAME@/tool", "0755", "04755"));
    all.put("owner", List.of("owner *", "root, root", "daemon, root"));
    all.put("target", List.of("target /opt/@NAME@/link", "-s tool", "-s conf"));
    all.put("text", List.of("content /opt/@NAME@/tool", "echo tool", "echo other"));
    all.put("config", List.of("config *", "%config(noreplace)", "%config"));
    all.put("removed", List.of("entry /opt/@NAME@/link", "/opt/@NAME@/link", ""));
    all.put("requires", List.of("field Requires", "bash >= 4", "bash >= 5"));
    all.put("provides", List.of("field Provides", "virtual = 1", "virtual = 2"));
    all.put("summary", List.of("field Summary", "Sample of", "Other"));
    all.put("script", List.of("script post", "daemon-reload", "daemon-reexec"));
    all.put(
        "interpreter", List.of("script post", "%post -n @NAME@", "%post -n @NAME@ -p /bin/bash"));
    return all;
  }

  private DiffoscopePairs() {}

  /** By file names, the places that were changed. */
  static Map<String, String> debs(Path folder) throws IOException {
    Map<String, String> places = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> one : changedDebs().entrySet()) {
      String name = "deb-" + one.getKey();
      places.put(name + ".deb", one.getValue().get(0));
      for (String side : new String[] {"a", "b"}) {
        Path tree = folder.resolve("trees").resolve(side).resolve(name);
        Files.createDirectories(folder.resolve(side));
        String change = side.equals("a") ? "" : one.getValue().get(1);
        Command.of("sh", "-e", "-c", (DEB + change).replace("@NAME@", name), tree).output();
        Command.of("dpkg-deb", "-Zgzip", "--nocheck", "--build", tree)
            .with(folder.resolve(side).resolve(name + ".deb"))
            .output();
      }
    }
    return places;
  }

  /** Likewise: all of a side come from one spec. */
  static Map<String, String> rpms(Path folder) throws IOException {
    Map<String, String> places = new LinkedHashMap<>();
    for (String side : new String[] {"a", "b"}) {
      StringBuilder packages =
          new StringBuilder("Name: base\nVersion: 1\nRelease: 1\nLicense: MIT\n");
      packages.append("Summary: Base\nBuildArch: noarch\n%description\nBase\n");
      StringBuilder install = new StringBuilder("%install\n");
      changedRpms()
          .forEach(
              (key, change) -> {
                String name = "rpm-" + key;
                places.put(name + "-1-1.noarch.rpm", change.get(0).replace("@NAME@", name));
                boolean changed = side.equals("b");
                String from = change.get(1);
                String to = changed ? change.get(2) : from;
                packages.append(PACKAGE.replace(from, to).replace("@NAME@", name));
                // What %files leaves out must not lie there either.
                boolean gone = to.isEmpty();
                install.append(
                    (gone ? INSTALL.replaceFirst("ln .*\n", "") : INSTALL.replace(from, to))
                        .replace("@NAME@", name));
              });
      Path spec = folder.resolve(side + ".spec");
      Files.writeString(spec, packages.append(install));
      Command.of(
              "rpmbuild", "--quiet", "-bb", "--define", "_topdir " + folder.resolve("rpm-" + side))
          .with("--define", "_build_id_links none", spec)
          .output();
      try (Stream<Path> built = Files.list(folder.resolve("rpm-" + side + "/RPMS/noarch"))) {
        for (Path one : built.toList()) {
          Files.move(one, Files.createDirectories(folder.resolve(side)).resolve(one.getFileName()));
        }
      }
    }
    return places;
  }
}
