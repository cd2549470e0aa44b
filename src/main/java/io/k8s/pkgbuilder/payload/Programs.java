package io.k8s.pkgbuilder.payload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a program of the package on this machine, for what it prints (shell completions). */
public interface Programs {
  /**
   * What it printed on standard output.
   *
   * @param program an executable for this machine
   * @throws IOException if it cannot be run, fails, or takes too long; the message says which
   */
  String output(Path program, List<String> arguments) throws IOException;
}
