package io.k8s.pkgbuilder.source;

import java.util.Collection;

/** A place where binaries come from. The extension point of this room. */
public interface BinarySource {
  /**
   * Finds all that is wanted, in one go so that a source may work in parallel.
   *
   * @return files for every element of {@code wanted}; duplicates in it are harmless
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category SOURCE, with one
   *     diagnostic for each that is missing, unreadable, corrupt or unverified
   */
  ResolvedBinaries resolve(Collection<WantedBinary> wanted);
}
