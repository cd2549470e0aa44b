package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code lint} finds nothing in our packages, and what lintian finds, where it has the same check,
 * in packages that dpkg-deb makes wrong in each way.
 */
class LintIT {
  /** Our name by lintian's. */
  private static final Map<String, String> LINTIAN =
      Map.ofEntries(
          Map.entry("file-in-etc-not-marked-as-conffile", "config-not-marked"),
          Map.entry("elevated-privileges", "setuid"),
          Map.entry("dir-in-usr-local", "file-in-usr-local"),
          Map.entry("file-in-usr-local", "file-in-usr-local"),
          Map.entry("dir-or-file-in-home", "file-in-home"),
          Map.entry("dir-or-file-in-tmp", "volatile-file"),
          Map.entry("no-copyright-file", "missing-license"),
          Map.entry("empty-binary-package", "empty-package"),
          Map.entry("maintainer-shell-script-fails-syntax-check", "script-syntax"),
          Map.entry("maintainer-script-ignores-errors", "script-ignores-errors"),
          Map.entry("systemd-service-in-odd-location", "unit-in-etc"),
          Map.entry("binary-from-other-architecture", "wrong-elf-machine"),
          Map.entry("malformed-contact", "missing-maintainer"),
          Map.entry("required-field", "missing-description"),
          Map.entry("non-standard-file-perm", "world-writable"),
          Map.entry("wrong-file-owner-uid-or-gid", "non-root-owner"));

  @TempDir static Path directory;

  @Test
  void theFiftyPackagesAreClean() {
    Command.Outcome outcome =
        new Pkgbuilder(directory).command("lint", FiftyPackages.folder().toString()).run();
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).isEqualTo("50 packages: nothing found\n");
    assertThat(outcome.exit()).isZero();
  }

  /** Shell commands in the tree of a good package, by what is wrong then. */
  private static Map<String, String> spoiltDebs() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("good", "true");
    all.put("conffile", "mkdir -p etc/other && echo x > etc/other/conf");
    all.put("setuid", "install -m 4755 /bin/true usr/bin/other");
    all.put("local", "mkdir -p usr/local/bin && echo x > usr/local/bin/other");
    all.put("home", "mkdir -p home/someone && echo x > home/someone/other");
    all.put("tmp", "mkdir -p tmp && echo x > tmp/other");
    all.put("license", "rm usr/share/doc/@NAME@/copyright");
    all.put(
        "empty", "rm -r etc usr/bin && sed -i /Depends/d DEBIAN/control && rm DEBIAN/conffiles");
    all.put(
        "syntax",
        "printf '#!/bin/sh\\nset -e\\nif true; then\\n' > DEBIAN/prerm; chmod 755 DEBIAN/prerm");
    all.put("errors", "printf '#!/bin/sh\\ntrue\\n' > DEBIAN/prerm; chmod 755 DEBIAN/prerm");
    all.put(
        "unit",
        "mkdir -p etc/systemd/system && printf '[Unit]\\n' > etc/systemd/system/x.service;"
            + " echo /etc/systemd/system/x.service >> DEBIAN/conffiles");
    all.put(
        "machine", "printf '\\267' | dd of=usr/bin/sample bs=1 seek=18 conv=notrunc status=none");
    all.put("description", "sed -i '/^Description/,$d' DEBIAN/control");
    all.put("contact", "sed -i 's/ <one.*//' DEBIAN/control");
    all.put("writable", "chmod 0666 etc/sample/conf");
    all.put("owner", "echo x > usr/share/other; chown 4711 usr/share/other");
    return all;
  }

  private static final String GOOD_DEB =
      """
      mkdir -p DEBIAN etc/sample usr/bin usr/share/doc/@NAME@
      printf 'Package: @NAME@\\nVersion: 1-1\\nArchitecture: amd64\\nMaintainer: Some One <one@example.org>\\n' > DEBIAN/control
      printf 'Homepage: https://example.org\\nSection: net\\nPriority: optional\\nDepends: bash (>= 4)\\n' >> DEBIAN/control
      printf 'Description: sample of a package\\n It is long enough.\\n' >> DEBIAN/control
      echo /etc/sample/conf > DEBIAN/conffiles
      echo x > etc/sample/conf
      cp "$(readlink -f /bin/true)" usr/bin/sample
      echo Apache-2.0 > usr/share/doc/@NAME@/copyright
      """;

  @Test
  void lintianAgrees() throws IOException {
    Tools.require("lintian", "dpkg-deb");
    Path folder = Files.createDirectory(directory.resolve("debs"));
    Path trees = Files.createDirectory(directory.resolve("trees"));
    Command lintian =
        Command.of("lintian", "--pedantic", "--allow-root", "--no-cfg", "--no-tag-display-limit");
    for (Map.Entry<String, String> one : spoiltDebs().entrySet()) {
      Path tree = trees.resolve(one.getKey());
      Path file = folder.resolve(one.getKey() + ".deb");
      String script = "umask 022; mkdir $0; cd $0\n" + GOOD_DEB + one.getValue();
      Command.of("sh", "-e", "-c", script.replace("@NAME@", one.getKey()), tree).output();
      Command.of("dpkg-deb", "-Zgzip", "--nocheck", "--build", tree, file).output();
      lintian = lintian.with(file);
    }
    Map<String, Set<String>> theirs =
        LintOracle.names(lintian.run().stdout(), "(?m)^[A-Z]: (\\S+): (\\S+)", LINTIAN);
    LintOracle.assertAgrees(folder, theirs, LINTIAN);
  }
}
