package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.build.ArtifactWriter;
import io.k8s.pkgbuilder.build.BuildListener;
import io.k8s.pkgbuilder.build.BuildRunner;
import io.k8s.pkgbuilder.build.OutputDirectory;
import io.k8s.pkgbuilder.build.PackageSigners;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.format.Formats;
import io.k8s.pkgbuilder.payload.PiecePacker;
import io.k8s.pkgbuilder.payload.codec.Spool;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.source.BinarySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Wires the rooms for one build. */
record Build(World world, Formats formats, Settings settings) {
  /**
   * Of the heap, for compressed bytes; beyond it they wait in files, which the system keeps in
   * memory if it can.
   */
  private static final int MEMORY_SHARE = 4;

  private static final long MOST_MEMORY = 48L << 20;

  /**
   * How to build.
   *
   * @param source where the binaries come from; asked only where a package has some
   * @param signers of the packages
   * @param pieces what earlier builds compressed
   * @param jobs threads, 1 or more
   */
  record Settings(
      BinarySource source,
      PackageSigners signers,
      Path out,
      PieceCache pieces,
      int jobs,
      boolean force,
      boolean quiet) {}

  List<BuiltArtifact> run(BuildPlan plan) throws IOException {
    try (Progress progress = Progress.of(world, plan.artifacts().size(), settings.quiet())) {
      Built built = run(plan, progress);
      progress.summary(built.artifacts(), built.kept());
      return built.artifacts();
    }
  }

  /**
   * What came of it.
   *
   * @param kept pieces that an earlier build had compressed
   */
  record Built(List<BuiltArtifact> artifacts, long kept) {
    Built {
      artifacts = List.copyOf(artifacts);
    }
  }

  @SuppressWarnings("try") // onExit is there to be closed
  Built run(BuildPlan plan, BuildListener listener) throws IOException {
    OutputDirectory directory = OutputDirectory.at(settings.out());
    try (directory;
        Exits.Registration onExit = world.exits().add(directory::close);
        Spool spool = new Spool(() -> scratch(directory), memory());
        Workers workers = Workers.of(settings.jobs())) {
      PiecePacker packer = new PiecePacker(workers.compression(), spool, settings.pieces().store());
      ArtifactWriter writer =
          new ArtifactWriter(formats, packer, settings.signers(), directory, settings.force());
      List<BuiltArtifact> built =
          new BuildRunner(
                  settings.source(),
                  new NativePrograms(Map.of("LC_ALL", "C")),
                  writer,
                  workers.artifacts(),
                  listener)
              .run(plan);
      settings.pieces().prune();
      return new Built(built, packer.work().kept());
    }
  }

  private static long memory() {
    return Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
  }

  private static Path scratch(OutputDirectory directory) {
    try {
      return directory.scratch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
