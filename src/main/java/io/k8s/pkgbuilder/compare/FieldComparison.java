package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.model.DebVersionOrder;
import io.k8s.pkgbuilder.model.RpmVersionOrder;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What two packages of one format say of themselves. */
record FieldComparison(PackageSummary before, PackageSummary after, Consumer<Finding> findings) {
  private static final Set<String> OF_BUILD = Set.of("Installed-Size", "BuildHost", "SourceRPM");

  void run() {
    identity();
    TreeSet<String> names = new TreeSet<>(before.fields().keySet());
    names.addAll(after.fields().keySet());
    for (String name : names) {
      Kind kind = OF_BUILD.contains(name) ? Kind.BUILD_FIELD_CHANGED : Kind.FIELD_CHANGED;
      String old = before.fields().getOrDefault(name, "");
      String now = after.fields().getOrDefault(name, "");
      boolean lines = old.strip().contains("\n") || now.strip().contains("\n");
      if (lines && !old.equals(now)) {
        findings.accept(new Finding(kind, name, first(old), first(now), UnifiedDiff.of(old, now)));
      } else {
        differ(kind, name, old, now);
      }
    }
  }

  void identity() {
    differ(Kind.NAME_CHANGED, "name", before.name(), after.name());
    differ(Kind.ARCHITECTURE_CHANGED, "architecture", before.architecture(), after.architecture());
    differ(version(), "version", before.version(), after.version());
    differ(Kind.COMPRESSION_CHANGED, "compression", before.compression(), after.compression());
    String old = String.join(", ", before.signatures());
    String now = String.join(", ", after.signatures());
    differ(
        before.signatures().size() > after.signatures().size()
            ? Kind.SIGNATURE_REMOVED
            : Kind.SIGNATURE_ADDED,
        "signatures",
        old,
        now);
  }

  private Kind version() {
    int order =
        before.format().equals("rpm")
            ? RpmVersionOrder.compareTexts(before.version(), after.version())
            : DebVersionOrder.compareTexts(before.version(), after.version());
    if (order == 0) {
      return Kind.VERSION_RESPELLED;
    }
    return order < 0 ? Kind.VERSION_RAISED : Kind.VERSION_LOWERED;
  }

  private static String first(String text) {
    return text.strip().lines().findFirst().orElse("");
  }

  private void differ(Kind kind, String name, String old, String now) {
    if (!old.equals(now)) {
      findings.accept(Finding.of(kind, name, old, now));
    }
  }
}
