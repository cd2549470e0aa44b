package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides a whole build before a byte of a binary is read. Reads only what the configurations name:
 * file names, modes, scripts and templates.
 */
public final class Planner {
  private Planner() {}

  /**
   * The plan, by package in the order asked for, then platform, then format.
   *
   * @throws DiagnosticException with every mistake in the request and the configurations
   */
  public static BuildPlan plan(PlanRequest request) {
    Diagnostics diagnostics = new Diagnostics();
    Selection selection = Selection.of(request, diagnostics);
    List<ArtifactPlan> artifacts = new ArrayList<>();
    for (Selection.Target target : selection.targets()) {
      artifacts.add(new ArtifactPlanner(request, target, diagnostics).plan());
    }
    checkFileNames(artifacts, diagnostics);
    if (!diagnostics.isEmpty()) {
      // What is wrong in a package is wrong in it for every platform and format.
      throw new DiagnosticException(diagnostics.list().stream().distinct().toList());
    }
    return new BuildPlan(artifacts);
  }

  /** Two packages of one name would overwrite each other. */
  private static void checkFileNames(List<ArtifactPlan> artifacts, Diagnostics diagnostics) {
    Map<String, ArtifactPlan> owners = new HashMap<>();
    for (ArtifactPlan artifact : artifacts) {
      ArtifactPlan first = owners.putIfAbsent(artifact.fileName(), artifact);
      if (first != null) {
        diagnostics.add(
            Diagnostic.at(
                    Category.CONFIGURATION,
                    artifact.origin(),
                    "two packages would be called "
                        + artifact.fileName()
                        + ", the other is of "
                        + first.origin()
                        + " for "
                        + first.platform())
                .hint("give them different names, or build them apart"));
      }
    }
  }
}
