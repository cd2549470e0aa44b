package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.List;
import java.util.Set;

/**
 * nfpm's sections for formats that are not built here: checked, so that a misspelling in them shows
 * as it does in nfpm, and otherwise ignored.
 */
final class ForeignSections {
  private static final String IGNORED = "nfpm's; read, and not used here.";

  private static final Shape<Located<String>> TEXT = Scalars.text();
  private static final Key<Fields> SCRIPTS =
      table("scripts", text("preupgrade"), text("postupgrade"));
  private static final Key<Fields> SIGNATURE =
      table("signature", text("key_file"), text("key_id"), text("key_name"));
  private static final Key<List<Fields>> ALTERNATIVES =
      Key.of(
          "alternatives",
          Lists.list(
              KeyTable.of(
                  Key.of("priority", Scalars.number(), IGNORED),
                  text("target"),
                  text("link_name"))),
          IGNORED);

  private ForeignSections() {}

  /** Without those of formats that are built here after all. */
  static List<Key<Fields>> keys(Set<String> formats) {
    return List.of(apk(), archlinux(), ipk()).stream()
        .filter(key -> !formats.contains(key.name()))
        .toList();
  }

  private static Key<Fields> apk() {
    return table("apk", text("arch"), SCRIPTS, SIGNATURE);
  }

  private static Key<Fields> archlinux() {
    return table("archlinux", text("arch"), text("pkgbase"), text("packager"), SCRIPTS);
  }

  private static Key<Fields> ipk() {
    return table(
        "ipk",
        text("arch"),
        text("abi_version"),
        ALTERNATIVES,
        Key.of("auto_installed", Scalars.bool(), IGNORED),
        Key.of("essential", Scalars.bool(), IGNORED),
        Key.of("fields", Lists.map(TEXT), IGNORED),
        Key.of("predepends", Lists.list(TEXT), IGNORED),
        Key.of("tags", Lists.list(TEXT), IGNORED));
  }

  private static Key<Located<String>> text(String name) {
    return Key.of(name, TEXT, IGNORED);
  }

  private static Key<Fields> table(String name, Key<?>... keys) {
    return Key.of(name, KeyTable.of(keys), IGNORED);
  }
}
