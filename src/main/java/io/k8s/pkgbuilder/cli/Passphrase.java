package io.k8s.pkgbuilder.cli;

import java.io.Console;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a passphrase comes from: a file, else a variable, else whoever sits at the terminal.
 *
 * @param file of which the first line counts
 * @param variables the first that is set
 */
record Passphrase(World world, Optional<String> file, List<String> variables, String prompt)
    implements Supplier<Optional<char[]>> {
  @Override
  public Optional<char[]> get() {
    if (file.isPresent()) {
      String text = new String(KeyFiles.read(world, file.get()), StandardCharsets.UTF_8);
      return Optional.of(text.lines().findFirst().orElse("").toCharArray());
    }
    Optional<String> variable =
        variables.stream().flatMap(name -> world.variable(name).stream()).findFirst();
    return variable.map(String::toCharArray).or(this::ask);
  }

  private Optional<char[]> ask() {
    Optional<Console> console = Optional.ofNullable(System.console());
    return console.map(terminal -> terminal.readPassword("%s", prompt));
  }
}
