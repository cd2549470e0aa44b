package io.k8s.pkgbuilder.build;

import io.k8s.pkgbuilder.format.PackageFormat.Writing;
import io.k8s.pkgbuilder.payload.PayloadAssembler;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * One package of one platform in all its formats: they hold the same contents, so all of them begin
 * before the first is written. Thread-safe.
 */
final class Siblings {
  private final List<ArtifactPlan> plans = new ArrayList<>();
  private final IdentityHashMap<ArtifactPlan, Outcome> begun = new IdentityHashMap<>();

  /** What came of a beginning: a writing, or what went wrong. */
  private interface Outcome {
    Writing get() throws IOException;
  }

  synchronized void add(ArtifactPlan plan) {
    plans.add(plan);
  }

  /** One of them that can be written; to be asked for once. */
  synchronized Writing begin(ArtifactPlan plan, ArtifactWriter writer, PayloadAssembler assembler)
      throws IOException {
    for (ArtifactPlan sibling : plans) {
      begun.put(sibling, outcome(sibling, writer, assembler));
    }
    plans.clear();
    return Objects.requireNonNull(begun.remove(plan)).get();
  }

  private static Outcome outcome(
      ArtifactPlan plan, ArtifactWriter writer, PayloadAssembler assembler) {
    try {
      Writing writing = writer.begin(plan, assembler);
      return () -> writing;
    } catch (IOException e) {
      return () -> {
        throw e;
      };
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }
}
