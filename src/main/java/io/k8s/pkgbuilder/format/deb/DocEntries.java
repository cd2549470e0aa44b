package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Attributes;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileOrigin;
import io.k8s.pkgbuilder.plan.FileRole;
import io.k8s.pkgbuilder.plan.Metadata.ChangelogEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Debian policy wants in /usr/share/doc/NAME: the copyright file (12.5) and, where the
 * configuration has a changelog, the changelog (4.4, 12.7).
 */
final class DocEntries {
  /** Debian's base-files carries these, by policy 12.5, under the names of SPDX or near them. */
  private static final Set<String> COMMON_LICENSES =
      Set.of("Apache-2.0", "CC0-1.0", "MPL-1.1", "MPL-2.0");

  private static final DateTimeFormatter RFC_5322 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final ArtifactPlan plan;
  private final InstallPath directory;

  DocEntries(ArtifactPlan plan) {
    this.plan = plan;
    this.directory = new InstallPath("/usr/share/doc/" + plan.name());
  }

  /** Those that the plan does not have already and that there is something to say in. */
  List<EntryPlan> missing() {
    List<EntryPlan> entries = new ArrayList<>();
    plan.metadata()
        .license()
        .ifPresent(license -> entries.add(file("copyright", copyright(license))));
    if (!plan.metadata().changelog().isEmpty()) {
      String name = plan.version().revision().isEmpty() ? "changelog.gz" : "changelog.Debian.gz";
      entries.add(file(name, new FileOrigin.GzippedText(changelog())));
    }
    Set<InstallPath> present =
        plan.entries().stream().map(EntryPlan::path).collect(Collectors.toSet());
    entries.removeIf(entry -> present.contains(entry.path()));
    return List.copyOf(entries);
  }

  private EntryPlan file(String name, FileOrigin origin) {
    return new EntryPlan.File(
        directory.resolve(name), origin, FileRole.DOC, Attributes.of(FileMode.REGULAR));
  }

  /** Machine-readable, https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/. */
  private FileOrigin copyright(String license) {
    String source =
        plan.metadata().homepage().map(homepage -> "Source: " + homepage + "\n").orElse("");
    return new FileOrigin.Inline(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
            + "Upstream-Name: "
            + plan.name()
            + "\n"
            + source
            + "\nFiles: *\nCopyright: The authors of "
            + plan.name()
            + "\nLicense: "
            + license
            + "\n"
            + licenseText(license));
  }

  private String licenseText(String license) {
    if (COMMON_LICENSES.contains(license)) {
      return " On Debian systems, the full text of this license is in\n"
          + " /usr/share/common-licenses/"
          + license
          + ".\n";
    }
    return plan.entries().stream()
        .filter(EntryPlan.File.class::isInstance)
        .map(EntryPlan.File.class::cast)
        .filter(file -> file.role() == FileRole.LICENSE)
        .findFirst()
        .map(file -> " The full text is in " + file.path() + ".\n")
        .orElse("");
  }

  private String changelog() {
    return plan.metadata().changelog().stream().map(this::entry).collect(Collectors.joining("\n"));
  }

  /** Policy 4.4. */
  private String entry(ChangelogEntry entry) {
    String changes =
        entry.changes().stream()
            .map(change -> "  * " + change.strip().replace("\n", "\n    ") + "\n")
            .collect(Collectors.joining());
    return plan.name()
        + " ("
        + entry.version()
        + ") stable; urgency=medium\n\n"
        + changes
        + "\n -- "
        + entry.author()
        + "  "
        + RFC_5322.format(entry.date())
        + "\n";
  }
}
