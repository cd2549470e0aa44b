package io.k8s.pkgbuilder.attest;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether packages that are to be made again would be made of the same. */
public record Reproduction(List<Recorded.One> wanted) {
  public Reproduction {
    wanted = List.copyOf(wanted);
  }

  /**
   * Compares plans and inputs with those of the provenance, before anything is built.
   *
   * @throws DiagnosticException with every difference: inputs are of category SOURCE, decisions of
   *     category CONFIGURATION
   */
  public void check(BuildPlan plan, ResolvedBinaries binaries) throws IOException {
    Products products = new Products(binaries, any -> Optional.empty());
    Map<String, ArtifactPlan> planned = new HashMap<>();
    plan.artifacts().forEach(one -> planned.put(one.fileName(), one));
    Set<Diagnostic> found = new LinkedHashSet<>();
    for (Recorded.One one : wanted) {
      ArtifactPlan artifact = planned.get(one.file());
      if (artifact == null) {
        found.add(
            Diagnostic.of(Category.CONFIGURATION, "the configuration makes no '" + one.file() + "'")
                .hint("--conf names the configuration that it was made from"));
      } else {
        inputs(one, products.binaries(artifact), found);
        configuration(one, artifact, products.files(artifact), found);
      }
    }
    Diagnostics problems = new Diagnostics();
    found.forEach(problems::add);
    problems.throwIfAny();
  }

  private static void inputs(Recorded.One one, List<Material> now, Set<Diagnostic> found) {
    Map<String, String> digests = new HashMap<>();
    now.forEach(input -> digests.put(input.name(), input.sha256()));
    one.inputs()
        .forEach(
            (name, sha256) -> {
              String here = digests.remove(name);
              if (here == null) {
                found.add(other("there is no input '" + name + "'"));
              } else if (!here.equals(sha256)) {
                found.add(
                    other(
                        "input '"
                            + name
                            + "' is another: its SHA-256 is "
                            + here
                            + ", that of the provenance "
                            + sha256));
              }
            });
    digests.keySet().stream()
        .sorted()
        .forEach(name -> found.add(other("the provenance has no input '" + name + "'")));
  }

  private static Diagnostic other(String message) {
    return Diagnostic.of(Category.SOURCE, message)
        .hint("--in names where the binaries of then are");
  }

  private static void configuration(
      Recorded.One one, ArtifactPlan plan, List<Material> files, Set<Diagnostic> found) {
    String now = ConfigurationDigest.of(plan, files);
    if (!now.equals(one.configuration())) {
      found.add(
          Diagnostic.of(
                  Category.CONFIGURATION,
                  "the configuration of '"
                      + one.file()
                      + "' is another: its digest is "
                      + now
                      + ", that of the provenance "
                      + one.configuration())
              .hint(
                  "--conf names the configuration of then; variables that it expands must have"
                      + " their values of then, too"));
    }
  }
}
