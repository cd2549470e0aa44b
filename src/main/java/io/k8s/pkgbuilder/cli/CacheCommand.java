package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.model.ByteSize;
import io.k8s.pkgbuilder.payload.PieceFolder;
import io.k8s.pkgbuilder.source.fetch.Cache;
import io.k8s.pkgbuilder.source.fetch.CacheCare;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(name = "cache", description = "Look after what was downloaded and what was compressed.")
final class CacheCommand {
  private final World world;

  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where the cache is; the user's by default. ($$PKGBUILDER_CACHE)")
  private @Nullable String directory;

  CacheCommand(World world) {
    this.world = world;
  }

  @Command(name = "info", description = "Say what is in the cache.")
  int info() throws IOException {
    Path folder = folder();
    CacheCare.Contents contents = downloads(folder).contents();
    ByteSize pieces = pieces(folder).size();
    world
        .out()
        .print(
            new Table()
                .row("WHAT", "FILES", "SIZE")
                .row("downloads", String.valueOf(contents.files()), contents.size().toString())
                .row(
                    "cut off",
                    String.valueOf(contents.partial()),
                    contents.partialSize().toString())
                .row("pieces", "", pieces.toString())
                .render());
    world.err().print("in " + folder + "\n");
    return ExitCode.OK;
  }

  @Command(
      name = "prune",
      description = "Remove what was not used for longest, until the rest of it fits.")
  int prune(
      @Option(
              names = "--max-size",
              paramLabel = "SIZE",
              required = true,
              description = "What downloads may take, and pieces again: 10GiB; 0 empties it.")
          String size)
      throws IOException {
    ByteSize limit = parse(size);
    Path folder = folder();
    ByteSize before = pieces(folder).size();
    pieces(folder).prune(limit);
    long freed = before.bytes() - pieces(folder).size().bytes();
    ByteSize downloads =
        downloads(folder)
            .prune(limit)
            .orElseThrow(
                () ->
                    Diagnostic.of(Category.SOURCE, "another process uses the cache " + folder)
                        .hint("try again when it has ended")
                        .asException());
    world.err().print("freed " + new ByteSize(freed + downloads.bytes()) + " in " + folder + "\n");
    return ExitCode.OK;
  }

  private static ByteSize parse(String size) {
    try {
      return ByteSize.parse(size);
    } catch (IllegalArgumentException e) {
      throw Diagnostic.of(Category.USAGE, "--max-size: " + e.getMessage()).asException();
    }
  }

  private Path folder() {
    return Downloads.directory(world, Optional.ofNullable(directory));
  }

  private CacheCare downloads(Path folder) {
    return new CacheCare(Cache.in(folder, world.clock()));
  }

  private PieceFolder pieces(Path folder) {
    return new PieceFolder(folder.resolve("pieces"), world.clock());
  }
}
