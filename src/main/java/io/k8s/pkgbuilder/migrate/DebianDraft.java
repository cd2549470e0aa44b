package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.PlatformCatalog;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.Optional;

/**
 * A package of a debian folder in the making.
 *
 * @param platforms whose words for architectures are understood
 */
record DebianDraft(Draft out, PlatformCatalog platforms) {
  /** By the architecture's name in debs. */
  Optional<String> platform(String architecture) {
    return platforms.platforms().stream()
        .filter(platform -> platform.architecture("deb").filter(architecture::equals).isPresent())
        .map(platform -> platform.name())
        .findFirst();
  }

  /** A key of one line. */
  void text(String key, ControlFile.Field field) {
    if (field.line().contains("{{") || field.line().contains("${")) {
      leave(field, "it is filled in when it is built");
    } else {
      out.setText(key, field.line());
    }
  }

  void leave(ControlFile.Field field, String reason) {
    leave(field.location(), field.name() + ": " + field.line(), reason);
  }

  void leave(Location location, String what, String reason) {
    out.leave(location, what.length() > 100 ? what.substring(0, 100) + "…" : what, reason);
  }
}
