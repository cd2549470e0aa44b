package io.k8s.pkgbuilder.publish;

import java.io.IOException;

/** The right to publish to a target, held by one publisher at a time. */
public interface Lease extends AutoCloseable {
  /** Where a bucket's publishers say that they are in, below the target. */
  String FILE = ".pkgbuilder.publish";

  /**
   * Says that this publisher is still at work; called before every file.
   *
   * @throws Overtaken when another one has taken over
   */
  void renew() throws IOException;

  @Override
  void close() throws IOException;
}
