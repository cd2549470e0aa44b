package io.k8s.pkgbuilder.migrate;

import java.util.Locale;
import java.util.Map;

/** Debian's and Fedora's former short names of licenses, as SPDX has them. */
final class Licenses {
  private static final Map<String, String> SPDX =
      Map.ofEntries(
          Map.entry("apache-2", "Apache-2.0"),
          Map.entry("asl 2.0", "Apache-2.0"),
          Map.entry("apache license 2.0", "Apache-2.0"),
          Map.entry("expat", "MIT"),
          Map.entry("bsd", "BSD-3-Clause"),
          Map.entry("bsd-3-clause", "BSD-3-Clause"),
          Map.entry("bsd-2-clause", "BSD-2-Clause"),
          Map.entry("gpl-2", "GPL-2.0-only"),
          Map.entry("gplv2", "GPL-2.0-only"),
          Map.entry("gpl-2+", "GPL-2.0-or-later"),
          Map.entry("gplv2+", "GPL-2.0-or-later"),
          Map.entry("gpl-3", "GPL-3.0-only"),
          Map.entry("gplv3", "GPL-3.0-only"),
          Map.entry("gpl-3+", "GPL-3.0-or-later"),
          Map.entry("gplv3+", "GPL-3.0-or-later"),
          Map.entry("mplv2.0", "MPL-2.0"));

  private Licenses() {}

  /** The name itself where it is no former one. */
  static String spdx(String name) {
    return SPDX.getOrDefault(name.strip().toLowerCase(Locale.ROOT), name.strip());
  }
}
