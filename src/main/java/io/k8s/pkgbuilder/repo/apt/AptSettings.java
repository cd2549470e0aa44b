package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an apt repository is to be. Whatever is empty stays as the repository has it.
 *
 * @param flat packages and indices in one folder, as pkgs.k8s.io has it; else suites in dists/ and
 *     packages in pool/
 * @param suite the folder in dists/; in a flat repository only said in Release
 * @param component of the suite; means nothing in a flat repository
 * @param about further fields of Release: Origin, Label, Codename, Description, in that case
 * @param validFor how long clients take the Release file
 * @param sha1 whether Packages have it too
 * @param contents whether there are Contents indices, which a flat repository never has
 * @param keep how many former indices are kept for clients that are just reading; 0 or more
 */
public record AptSettings(
    boolean flat,
    String suite,
    String component,
    Map<String, String> about,
    Optional<Duration> validFor,
    boolean sha1,
    boolean contents,
    int keep) {
  public AptSettings {
    about = new LinkedHashMap<>(about);
  }

  /** Suite stable, component main, three former indices. */
  public static final AptSettings DEFAULT =
      new AptSettings(false, "stable", "main", Map.of(), Optional.empty(), false, true, 3);

  /** The same in another layout. */
  public AptSettings withFlat(boolean value) {
    return new AptSettings(value, suite, component, about, validFor, sha1, contents, keep);
  }

  /** The same of another suite. */
  public AptSettings withSuite(String value) {
    return new AptSettings(flat, value, component, about, validFor, sha1, contents, keep);
  }

  /** The same of another component. */
  public AptSettings withComponent(String value) {
    return new AptSettings(flat, suite, value, about, validFor, sha1, contents, keep);
  }

  /** The same with another number of former indices. */
  public AptSettings withKeep(int value) {
    return new AptSettings(flat, suite, component, about, validFor, sha1, contents, value);
  }

  Set<Algorithm> algorithms() {
    return sha1
        ? EnumSet.allOf(Algorithm.class)
        : EnumSet.of(Algorithm.MD5, Algorithm.SHA256, Algorithm.SHA512);
  }
}
