package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.FileMode;
import java.time.Instant;

/** The keys of {@code file_info}. */
final class FileInfoShape {
  private static final Key<Located<String>> OWNER =
      Key.of("owner", Scalars.text(), "root unless said.");
  private static final Key<Located<String>> GROUP =
      Key.of("group", Scalars.text(), "root unless said.");
  private static final Key<Located<FileMode>> MODE =
      Key.of("mode", Scalars.mode(), "Octal: 0644 or 0o644.");
  private static final Key<Located<Instant>> MTIME =
      Key.of("mtime", Scalars.time(), "RFC 3339: 2026-11-01T12:00:00Z.");
  private static final Key<Located<String>> LANG =
      Key.of("lang", Scalars.text(), "rpm's %lang: de.");

  private static final Shape<FileInfo> SHAPE =
      KeyTable.of(OWNER, GROUP, MODE, MTIME, LANG)
          .map(
              fields ->
                  new FileInfo(
                      fields.get(OWNER),
                      fields.get(GROUP),
                      fields.get(MODE),
                      fields.get(MTIME),
                      fields.get(LANG)))
          .named("file_info");

  static final Key<FileInfo> KEY = Key.of("file_info", SHAPE, "Owner, mode and time.");

  private FileInfoShape() {}
}
