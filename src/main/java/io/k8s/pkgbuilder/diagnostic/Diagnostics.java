package io.k8s.pkgbuilder.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Collects mistakes so that a user sees all of them at once. Not thread-safe: one per stage. */
public final class Diagnostics {
  private final List<Diagnostic> found = new ArrayList<>();

  /** Adds one mistake. */
  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Runs a step whose mistakes, if it throws them, are collected here. */
  public void collect(Runnable step) {
    try {
      step.run();
    } catch (DiagnosticException e) {
      found.addAll(e.diagnostics());
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** In the order they were added. */
  public List<Diagnostic> list() {
    return List.copyOf(found);
  }

  /**
   * Ends the stage.
   *
   * @throws DiagnosticException with everything collected, if anything was
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new DiagnosticException(found);
    }
  }
}
