package io.k8s.pkgbuilder.interop;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The jar under test, run in a folder.
 *
 * @param epoch SOURCE_DATE_EPOCH, if any
 */
record Pkgbuilder(Path directory, Optional<String> epoch) {
  Pkgbuilder(Path directory) {
    this(directory, Optional.empty());
  }

  Pkgbuilder epoch(String seconds) {
    return new Pkgbuilder(directory, Optional.of(seconds));
  }

  Command command(String... arguments) {
    Command command =
        Command.of(Interop.java(), "-jar", Interop.jar()).with((Object[]) arguments).in(directory);
    return epoch.map(seconds -> command.variable("SOURCE_DATE_EPOCH", seconds)).orElse(command);
  }

  /** Its stdout; it must succeed. */
  String run(String... arguments) {
    return command(arguments).output();
  }
}
