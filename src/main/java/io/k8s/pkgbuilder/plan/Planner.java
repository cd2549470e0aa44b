package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;

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
    if (!diagnostics.isEmpty()) {
      // What is wrong in a package is wrong in it for every platform and format.
      throw new DiagnosticException(diagnostics.list().stream().distinct().toList());
    }
    return new BuildPlan(artifacts);
  }
}
