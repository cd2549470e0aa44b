package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.EmbeddedConfig;
import io.k8s.pkgbuilder.config.PlatformCatalog;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.io.Closeable;
import java.io.IOException;

/** The packages and platforms inside the jar; not to be used after {@link #close}. */
record BuiltIn(EmbeddedConfig embedded, PlatformCatalog platforms) implements Closeable {
  /**
   * Opens the jar and reads its platforms.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category CONFIGURATION if they are
   *     wrong
   */
  static BuiltIn open() {
    EmbeddedConfig embedded = EmbeddedConfig.open();
    Diagnostics diagnostics = new Diagnostics();
    PlatformCatalog platforms =
        PlatformCatalog.read(embedded.platforms(), "(built-in) platforms", diagnostics);
    diagnostics.throwIfAny();
    return new BuiltIn(embedded, platforms);
  }

  @Override
  public void close() throws IOException {
    embedded.close();
  }
}
