package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.List;
import java.util.Optional;

/**
 * One item of {@code contents}.
 *
 * @param source a file, a directory or a glob, looked up in the {@link ConfigFolder}; a symlink's
 *     target; absent for dir and ghost
 * @param destination a format for which it is absent does not get the item
 * @param template whether the file's text holds the planner's variables
 * @param excludes globs on base names, or on paths relative to the source, to leave out
 */
public record ContentSpec(
    Optional<Located<String>> source,
    PerFormat<Located<Destination>> destination,
    Located<ContentType> type,
    FileInfo info,
    boolean template,
    List<Located<String>> excludes) {
  public ContentSpec {
    excludes = List.copyOf(excludes);
  }
}
