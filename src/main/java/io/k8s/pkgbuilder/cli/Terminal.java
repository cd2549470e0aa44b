package io.k8s.pkgbuilder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What standard error and standard output are connected to.
 *
 * @param live whether stderr is a terminal that can rewrite a line
 * @param colors whether help and errors may be coloured
 * @param width of a line, in characters
 */
record Terminal(boolean live, boolean colors, int width) {
  private static final int USUAL_WIDTH = 80;

  /** A file or a pipe. */
  static final Terminal NONE = new Terminal(false, false, USUAL_WIDTH);

  /** Of this process. */
  static Terminal of(Map<String, String> environment) {
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean live = isTerminal(2) && !dumb;
    boolean noColor = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(live, live && !noColor, USUAL_WIDTH);
  }

  /**
   * Linux says what each descriptor is. Java knows only of stdin and stdout together, and not in
   * every version, so elsewhere output is plain.
   */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
