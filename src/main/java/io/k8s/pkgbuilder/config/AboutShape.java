package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.List;

/** nfpm's keys that describe the package. */
final class AboutShape {
  private static final Shape<Located<String>> TEXT = Scalars.text();
  private static final Shape<Located<String>> EXPANDED = Scalars.expanded();

  private static final Key<Located<String>> DESCRIPTION =
      Key.of("description", EXPANDED, "The first line is the summary.");
  private static final Key<Located<String>> MAINTAINER =
      Key.of("maintainer", EXPANDED, "Name <address>.");
  private static final Key<Located<String>> VENDOR = Key.of("vendor", EXPANDED, "rpm's Vendor.");
  private static final Key<Located<String>> HOMEPAGE = Key.of("homepage", EXPANDED, "A URL.");
  private static final Key<Located<String>> LICENSE =
      Key.of("license", TEXT, "An SPDX expression.");
  private static final Key<Located<String>> SECTION = Key.of("section", TEXT, "deb's Section.");
  private static final Key<Located<String>> PRIORITY =
      Key.of("priority", TEXT, "deb's Priority; optional unless said.");

  static final List<Key<?>> KEYS =
      List.of(DESCRIPTION, MAINTAINER, VENDOR, HOMEPAGE, LICENSE, SECTION, PRIORITY);

  private AboutShape() {}

  static About convert(Fields fields) {
    return new About(
        fields.get(DESCRIPTION),
        fields.get(MAINTAINER),
        fields.get(VENDOR),
        fields.get(HOMEPAGE),
        fields.get(LICENSE),
        fields.get(SECTION),
        fields.get(PRIORITY));
  }
}
