package io.k8s.pkgbuilder.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a package says of itself.
 *
 * @param summary one line
 * @param description further lines, without the summary; may be empty
 * @param maintainer "Name &lt;address&gt;"
 * @param packager rpm's Packager; the maintainer unless set
 * @param license SPDX expression
 * @param section deb Section
 * @param priority deb Priority
 * @param group rpm Group
 * @param fields further deb control fields, in order
 * @param prefixes rpm relocation prefixes
 * @param buildHost rpm's Buildhost: never the real host's name
 */
public record Metadata(
    String summary,
    String description,
    String maintainer,
    Optional<String> vendor,
    Optional<String> packager,
    Optional<String> homepage,
    Optional<String> license,
    Optional<String> section,
    Optional<String> priority,
    Optional<String> group,
    List<Map.Entry<String, String>> fields,
    List<String> prefixes,
    String buildHost,
    List<ChangelogEntry> changelog) {
  /**
   * One changelog entry.
   *
   * @param version as it stands in the changelog
   * @param author "Name &lt;address&gt;"
   * @param changes a line each, without bullets
   */
  public record ChangelogEntry(String version, Instant date, String author, List<String> changes) {
    public ChangelogEntry {
      changes = List.copyOf(changes);
    }
  }

  public Metadata {
    fields = List.copyOf(fields);
    prefixes = List.copyOf(prefixes);
    changelog = List.copyOf(changelog);
  }
}
