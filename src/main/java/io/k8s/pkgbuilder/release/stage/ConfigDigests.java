package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileOrigin;
import io.k8s.pkgbuilder.plan.PlanJson;
import io.k8s.pkgbuilder.release.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration decides of the packages of one plan, with every byte of the files that it
 * names. Not thread-safe.
 */
public final class ConfigDigests {
  /** Many packages hold the same file. */
  private final Map<Path, String> files = new HashMap<>();

  /** Several stages ask for the same packages. */
  private final Map<String, String> artifacts = new HashMap<>();

  /**
   * Of one package of a plan: all its decisions, and the files that its configuration brings along.
   */
  String of(ArtifactPlan artifact) throws IOException {
    String known = artifacts.get(artifact.fileName());
    if (known != null) {
      return known;
    }
    String digest = digest(artifact);
    artifacts.put(artifact.fileName(), digest);
    return digest;
  }

  private String digest(ArtifactPlan artifact) throws IOException {
    Fingerprint fingerprint =
        new Fingerprint().add("plan", PlanJson.render(new BuildPlan(List.of(artifact))));
    for (EntryPlan entry : artifact.entries()) {
      Optional<Path> file = file(entry);
      if (file.isPresent()) {
        fingerprint.add(entry.path().value(), digest(file.get()));
      }
    }
    return fingerprint.hex();
  }

  private static Optional<Path> file(EntryPlan entry) {
    return entry instanceof EntryPlan.File file
            && file.origin() instanceof FileOrigin.ConfigFile config
        ? Optional.of(config.path())
        : Optional.empty();
  }

  private String digest(Path file) throws IOException {
    String known = files.get(file);
    if (known != null) {
      return known;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String digest = Hashing.sha256(in);
      files.put(file, digest);
      return digest;
    }
  }
}
