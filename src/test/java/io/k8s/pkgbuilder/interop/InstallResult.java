package io.k8s.pkgbuilder.interop;

import java.time.Duration;
import java.util.List;

/** How a scenario went on a distribution. */
sealed interface InstallResult {
  /** One word or a time, for a cell of a table. */
  String cell();

  /** Why, in full; empty where there is nothing to say. */
  String reason();

  /**
   * It did what it should.
   *
   * @param notes what could not be seen on this machine, e.g. a program that needs a newer one
   */
  record Passed(Duration took, List<String> notes) implements InstallResult {
    public Passed {
      notes = List.copyOf(notes);
    }

    @Override
    public String cell() {
      return "✓";
    }

    @Override
    public String reason() {
      return String.join("\n", notes);
    }
  }

  /** The last that it said. */
  record Failed(String reason) implements InstallResult {
    @Override
    public String cell() {
      return "FAILED";
    }
  }

  /** Nothing is known. */
  record NotRun(String reason) implements InstallResult {
    @Override
    public String cell() {
      return "not run";
    }
  }
}
