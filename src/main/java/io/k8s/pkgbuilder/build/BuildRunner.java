package io.k8s.pkgbuilder.build;

import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.payload.PayloadAssembler;
import io.k8s.pkgbuilder.payload.Programs;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.source.BinarySource;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Executes a plan: finds all binaries, then makes the artifacts side by side.
 *
 * @param programs runs binaries for what they print
 * @param executor its threads decide how many artifacts are made at once; not the packer's
 */
public record BuildRunner(
    BinarySource source,
    Programs programs,
    ArtifactWriter writer,
    Executor executor,
    BuildListener listener) {
  /**
   * Makes every artifact of the plan that can be made.
   *
   * @return in the plan's order
   * @throws DiagnosticException with everything that failed, in the plan's order; what is finished
   *     stays
   */
  public List<BuiltArtifact> run(BuildPlan plan) {
    Set<WantedBinary> wanted = WantedBinary.of(plan);
    ResolvedBinaries binaries =
        wanted.isEmpty() ? new ResolvedBinaries(Map.of(), List.of()) : source.resolve(wanted);
    binaries.notes().forEach(listener::note);
    PayloadAssembler assembler = new PayloadAssembler(binaries, programs);
    Map<String, Siblings> families = new HashMap<>();
    for (ArtifactPlan artifact : plan.artifacts()) {
      families.computeIfAbsent(family(artifact), unused -> new Siblings()).add(artifact);
    }
    List<CompletableFuture<BuiltArtifact>> futures = new ArrayList<>();
    for (ArtifactPlan artifact : plan.artifacts()) {
      Siblings siblings = Objects.requireNonNull(families.get(family(artifact)));
      futures.add(
          CompletableFuture.supplyAsync(() -> make(artifact, siblings, assembler), executor));
    }
    return await(futures);
  }

  private static String family(ArtifactPlan artifact) {
    return artifact.name() + " " + artifact.version() + " " + artifact.platform();
  }

  private BuiltArtifact make(ArtifactPlan artifact, Siblings siblings, PayloadAssembler assembler) {
    listener.started(artifact);
    BuiltArtifact built = writer.write(artifact, siblings, assembler);
    listener.finished(built);
    return built;
  }

  private static List<BuiltArtifact> await(List<CompletableFuture<BuiltArtifact>> futures) {
    List<BuiltArtifact> built = new ArrayList<>();
    // One mistake that every format of a package meets is one mistake.
    Set<Diagnostic> mistakes = new LinkedHashSet<>();
    for (CompletableFuture<BuiltArtifact> future : futures) {
      try {
        built.add(future.join());
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof DiagnosticException mistake)) {
          throw e;
        }
        mistakes.addAll(mistake.diagnostics());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new DiagnosticException(List.copyOf(mistakes));
    }
    return built;
  }
}
