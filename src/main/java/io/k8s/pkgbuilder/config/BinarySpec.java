package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.List;
import java.util.Optional;

/**
 * A binary that a source must resolve by name, and where it installs.
 *
 * @param name unique in the package
 * @param local where a local build has it, relative to OS/GOARCH/; may be a glob; the name unless
 *     written
 * @param url where a bucket or a release has it, with the planner's variables unexpanded
 * @param member the archive member or glob wanted, when {@code url} names an archive
 * @param excludes globs on base names to leave out
 * @param destination /usr/bin/NAME unless written
 * @param info mode 0755 unless written
 */
public record BinarySpec(
    Located<String> name,
    Located<String> local,
    Optional<Located<String>> url,
    Optional<Located<String>> member,
    List<Located<String>> excludes,
    Located<Destination> destination,
    FileInfo info) {
  public BinarySpec {
    excludes = List.copyOf(excludes);
  }

  /** Whether it stands for several files: its local name is a glob, as {@code cni/*}. */
  public boolean tree() {
    return local.value().contains("*") || local.value().contains("?");
  }
}
