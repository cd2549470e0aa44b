package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.About;
import io.k8s.pkgbuilder.config.FormatSection;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a package says of itself. */
final class MetadataPlanner {
  /** nfpm's words where a configuration has none; both fields are mandatory in a deb. */
  private static final String NO_DESCRIPTION = "no description given";

  private static final String NO_MAINTAINER = "Unset Maintainer <unset@localhost>";

  /** Policy 2.5; nfpm's default too. */
  private static final String PRIORITY = "optional";

  private final PackageConfig config;
  private final FormatSection section;

  MetadataPlanner(PackageConfig config, FormatSection section) {
    this.config = config;
    this.section = section;
  }

  Metadata metadata() {
    About about = config.about();
    String text = text(about.description()).orElse(NO_DESCRIPTION).strip();
    int lineEnd = text.indexOf('\n');
    String firstLine = lineEnd < 0 ? text : text.substring(0, lineEnd).strip();
    Optional<String> summary = text(section.summary());
    return new Metadata(
        summary.orElse(firstLine),
        // A summary of the format's own stands for no line of the description.
        summary.isPresent() ? text : lineEnd < 0 ? "" : text.substring(lineEnd + 1).strip(),
        text(about.maintainer()).orElse(NO_MAINTAINER),
        text(about.vendor()),
        text(section.packager()),
        text(about.homepage()),
        text(about.license()),
        text(about.section()),
        text(about.priority()).or(() -> Optional.of(PRIORITY)),
        text(section.group()),
        fields(),
        section.prefixes().stream().map(Located::value).toList(),
        text(section.buildHost()).orElse("localhost"),
        changelog());
  }

  private List<Map.Entry<String, String>> fields() {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    text(section.archVariant())
        .ifPresent(variant -> fields.add(Map.entry("Architecture-Variant", variant)));
    section.fields().forEach((name, value) -> fields.add(Map.entry(name, value.value())));
    return fields;
  }

  private List<Metadata.ChangelogEntry> changelog() {
    return config.changelog().stream()
        .map(e -> new Metadata.ChangelogEntry(e.version(), e.date(), e.author(), e.changes()))
        .toList();
  }

  private static Optional<String> text(Optional<Located<String>> value) {
    return value.map(Located::value).filter(text -> !text.isBlank());
  }
}
