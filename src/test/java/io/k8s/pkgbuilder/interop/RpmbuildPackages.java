package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Packages that rpmbuild makes from specs with one of everything an index mentions. */
final class RpmbuildPackages {
  private static final String SPEC =
      """
      Name: spec-@N@
      Epoch: @N@
      Version: 1.@N@
      Release: 2
      Summary: Sample <@N@> & "more"
      License: MIT
      URL: https://example.org/?a=1&b=2
      Vendor: Some vendor
      Packager: Someone <someone@example.org>
      Group: System/Base
      BuildArch: noarch
      Requires: bash >= 4, /usr/bin/env, other = 3:2-1, spec-@N@
      Requires(pre): shadow
      Requires(post): coreutils > 1, coreutils > 1
      Provides: virtual = 7, virtual(x) < 2:9
      Conflicts: enemy <= 5
      Obsoletes: former < 1
      Recommends: nice
      Suggests: maybe >= 2
      Supplements: (a and b)
      Enhances: base
      %description
      First line

        indented, ünïcödé
      %install
      mkdir -p %{buildroot}/etc/spec %{buildroot}/usr/bin %{buildroot}/usr/share/spec-@N@ "%{buildroot}/opt/with blank"
      echo x > %{buildroot}/etc/spec/conf-@N@
      echo x > %{buildroot}/usr/bin/spec-@N@
      ln -s spec-@N@ %{buildroot}/usr/bin/link-@N@
      echo x > "%{buildroot}/opt/with blank/a&b"
      %post
      echo post
      %files
      %config(noreplace) /etc/spec/conf-@N@
      /usr/bin/*
      %dir /usr/share/spec-@N@
      %ghost /var/lib/spec-@N@
      "/opt/with blank/a&b"
      %changelog
      @CHANGES@
      """;

  private RpmbuildPackages() {}

  /** Writes six packages below the folder. */
  static void build(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("specs"));
    for (int i = 0; i < 6; i++) {
      Path spec = folder.resolve("specs/" + i + ".spec");
      String n = Integer.toString(i);
      StringBuilder changes = new StringBuilder();
      for (int change = 2 * i + 1; change > 0; change--) {
        changes.append(
            String.format(
                Locale.ROOT,
                "* Mon Jan %02d 2024 Some One <one@example.org> - 1.%d-1\n- change <b> & c\n\n",
                change,
                change));
      }
      Files.writeString(spec, SPEC.replace("@N@", n).replace("@CHANGES@", changes));
      Command.of("rpmbuild", "--quiet", "-bb", "--define", "_topdir " + folder.resolve("build"))
          .with(
              "--define",
              "_binary_payload " + List.of("w9.gzdio", "w3.zstdio", "w6.xzdio").get(i % 3))
          .with(spec)
          .output();
    }
  }
}
