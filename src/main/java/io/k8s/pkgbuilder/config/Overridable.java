package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.FileMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may stand at the top level and, for one format, in {@code overrides.FORMAT}.
 *
 * @param umask taken from the modes of sources; 002 unless written
 * @param sections by format name
 */
public record Overridable(
    Relations relations,
    List<Conditional<ContentSpec>> contents,
    Optional<Located<FileMode>> umask,
    Scripts scripts,
    Map<String, FormatSection> sections) {
  /** Nothing said. */
  public static final Overridable NONE =
      new Overridable(Relations.NONE, List.of(), Optional.empty(), Scripts.NONE, Map.of());

  public Overridable {
    contents = List.copyOf(contents);
    sections = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /** The format's section, {@link FormatSection#NONE} where there is none. */
  public FormatSection section(String format) {
    return sections.getOrDefault(format, FormatSection.NONE);
  }

  /** nfpm's rule: what is not empty in the override wins, lists replace. */
  Overridable overriddenBy(Overridable override) {
    Map<String, FormatSection> merged = new LinkedHashMap<>(sections);
    override.sections.forEach(
        (format, section) -> merged.merge(format, section, FormatSection::overriddenBy));
    return new Overridable(
        relations.overriddenBy(override.relations),
        override.contents.isEmpty() ? contents : override.contents,
        override.umask.or(() -> umask),
        scripts.overriddenBy(override.scripts),
        merged);
  }
}
