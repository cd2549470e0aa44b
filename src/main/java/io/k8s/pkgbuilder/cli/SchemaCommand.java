package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.config.JsonSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "schema",
    description = {
      "Print the JSON Schema of package.yaml, for editors.",
      "",
      "Name it in the first line of a package.yaml:",
      "# yaml-language-server: $$schema=package.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  private final World world;

  SchemaCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    world.out().print(JsonSchema.of(Catalog.formatNames()));
    return ExitCode.OK;
  }
}
