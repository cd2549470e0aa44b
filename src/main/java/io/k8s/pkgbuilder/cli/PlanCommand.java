package io.k8s.pkgbuilder.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    sortOptions = false,
    description = {
      "Print how a release is shared out to several machines.",
      "",
      "'build --dry-run' prints what is in each package."
    },
    footer = {"", "Examples:", "  pkgbuilder plan --matrix github --shards 5"})
final class PlanCommand implements Callable<Integer> {
  private static final List<String> MATRICES = List.of("github");
  private static final int MOST = 256;

  private final World world;

  @Option(
      names = "--matrix",
      paramLabel = "github",
      required = true,
      description =
          "For a GitHub Actions matrix: {\"include\": [{\"shard\": \"1/5\", \"index\": 1}, ...]}.")
  private String matrix = "";

  @Option(
      names = "--shards",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many parts there are; 5 by default.")
  private int shards = 5;

  PlanCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    if (!MATRICES.contains(matrix)) {
      throw Requests.unknown("--matrix does not know", matrix, MATRICES).asException();
    }
    if (shards < 1 || shards > MOST) {
      throw Diagnostic.of(Category.USAGE, "--shards must be 1 to " + MOST)
          .hint("GitHub runs at most " + MOST + " jobs of a matrix")
          .asException();
    }
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode include = root.putArray("include");
    for (int i = 1; i <= shards; i++) {
      include.addObject().put("shard", i + "/" + shards).put("index", i);
    }
    world.out().print(root + "\n");
    return ExitCode.OK;
  }
}
