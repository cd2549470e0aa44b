package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.List;

/** nfpm's keys that make up the version. */
final class VersionShape {
  private static final Shape<Located<String>> EXPANDED = Scalars.expanded();

  private static final Key<Located<String>> VERSION =
      Key.of("version", EXPANDED, "Left out, the version being built.");
  private static final Key<Located<String>> SCHEMA =
      Key.of(
          "version_schema",
          Scalars.word(List.of("semver", "none")),
          "semver (unless said) takes the version apart, none leaves it as it is.");
  private static final Key<Located<Long>> EPOCH =
      Key.of("epoch", Scalars.number(), "Sorts before everything else in a version.");
  private static final Key<Located<String>> RELEASE =
      Key.of("release", EXPANDED, "The deb's revision and the rpm's release.");
  private static final Key<Located<String>> PRERELEASE =
      Key.of("prerelease", EXPANDED, "After a '~': sorts before the release.");
  private static final Key<Located<String>> METADATA =
      Key.of("version_metadata", EXPANDED, "After a '+'.");

  static final List<Key<?>> KEYS = List.of(VERSION, SCHEMA, EPOCH, RELEASE, PRERELEASE, METADATA);

  private VersionShape() {}

  static VersionSpec convert(Fields fields) {
    return new VersionSpec(
        fields.get(VERSION),
        fields.get(SCHEMA),
        fields.get(EPOCH),
        fields.get(RELEASE),
        fields.get(PRERELEASE),
        fields.get(METADATA));
  }
}
