package io.k8s.pkgbuilder.publish;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A place for files: a directory, a bucket. Safe for use by several threads at once.
 *
 * <p>Failures that pass are tried again in here. An {@link IOException} says, for a user and
 * without credentials, what remains.
 */
public interface Store extends AutoCloseable {
  /** The target for messages: as the user wrote it, without credentials. */
  String name();

  /** Every file below the target. */
  List<Stored> list() throws IOException;

  /** Whether a file of the same size has the same bytes. */
  boolean same(LocalFile file, Stored stored) throws IOException;

  /**
   * Puts a file, whole or not at all.
   *
   * @param before what must be there now; empty for nothing
   * @throws Overtaken when something else is
   */
  void put(LocalFile file, Optional<Stored> before) throws IOException;

  /** The bytes of a file, to verify them; the caller closes it. Empty where there is none. */
  Optional<InputStream> open(String path) throws IOException;

  /** Removes a file, if it is still that one. */
  void delete(Stored stored) throws IOException;

  /**
   * Keeps other publishers out until it is closed.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category PUBLISH when one is in
   */
  Lease lock() throws IOException;

  @Override
  void close() throws IOException;
}
