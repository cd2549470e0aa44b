package io.k8s.pkgbuilder.publish;

import java.io.IOException;

/** Brings a tree to one target. */
public interface Publisher {
  /**
   * Makes the target have the tree's files.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category PUBLISH when it cannot be
   *     done; a next run goes on where this one ended
   */
  Published publish(PublishTree tree) throws IOException;
}
