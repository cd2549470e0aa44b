package io.k8s.pkgbuilder.lint;

import java.io.IOException;
import java.util.Optional;

/** A shell that reads scripts without running them. */
public interface ShellSyntax {
  /** Whether scripts of this interpreter can be looked at here. */
  boolean reads(String interpreter);

  /**
   * What is wrong with a script.
   *
   * @param interpreter one that {@link #reads} said yes to
   */
  Optional<String> mistake(String interpreter, String script) throws IOException;
}
