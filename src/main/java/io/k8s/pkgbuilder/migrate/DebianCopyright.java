package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.List;

/** debian/copyright: the license, machine-readable or Apache's by its words. */
record DebianCopyright(DebianDraft draft, String file) {
  void take(String text) {
    ControlFile parsed = ControlFile.parse(text, file);
    List<ControlFile.Field> licenses =
        parsed.paragraphs().stream()
            .filter(one -> one.get("Files").isPresent())
            .flatMap(one -> one.get("License").stream())
            .toList();
    List<String> names =
        licenses.stream()
            .map(field -> Licenses.spdx(field.value().lines().findFirst().orElse("")))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (!names.isEmpty()) {
      draft.out().setText("license", String.join(" AND ", names));
      return;
    }
    if (text.contains("Apache License") && text.contains("Version 2.0")) {
      draft.out().setText("license", "Apache-2.0");
    } else {
      draft.leave(Location.of(file), "the license", "it is not machine-readable; set license:");
    }
  }
}
