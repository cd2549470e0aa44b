package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.release.Fingerprint;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.journal.DoneStep;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import io.k8s.pkgbuilder.source.BinarySource;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.ResolvedFile;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The binaries that the sources stage recorded, and no others. */
public record RecordedSource(BuildPlan plan, Results results, WorkFiles files)
    implements BinarySource {
  /** The value that says when a file was changed and where it came from. */
  static String key(RecordedFile file) {
    return "origin " + file.path();
  }

  /** One binary as it was recorded. */
  public record Recorded(RecordedFile file, Instant modified, String origin) {
    /** Base name. */
    String name() {
      return file.path().substring(file.path().lastIndexOf('/') + 1);
    }
  }

  /** Everything that goes into a package besides its configuration. */
  public List<Recorded> inputs(ArtifactPlan artifact) {
    List<Recorded> inputs = new ArrayList<>();
    for (BinaryRequest request : artifact.binaries()) {
      inputs.addAll(recorded(ArtifactSteps.sources(artifact, request)));
    }
    return inputs;
  }

  private List<Recorded> recorded(String step) {
    DoneStep done = results.get(step);
    return done.outputs().stream()
        .map(
            file -> {
              String[] value = done.values().getOrDefault(key(file), "").split(" ", 2);
              return new Recorded(file, Instant.parse(value[0]), value[1]);
            })
        .toList();
  }

  /** A digest of {@link #inputs}: names, bytes and times, but not where they lie. */
  String fingerprint(ArtifactPlan artifact) {
    Fingerprint fingerprint = new Fingerprint();
    for (Recorded input : inputs(artifact)) {
      fingerprint
          .add("name", input.name())
          .add("sha256", input.file().sha256())
          .add("modified", input.modified());
    }
    return fingerprint.hex();
  }

  @Override
  public ResolvedBinaries resolve(Collection<WantedBinary> wanted) {
    Map<WantedBinary, String> steps = new HashMap<>();
    ArtifactSteps.sources(plan).forEach((id, one) -> steps.put(one, id));
    Map<WantedBinary, List<ResolvedFile>> found = new HashMap<>();
    for (WantedBinary one : wanted) {
      found.put(one, recorded(String.valueOf(steps.get(one))).stream().map(this::file).toList());
    }
    return new ResolvedBinaries(found, List.of());
  }

  private ResolvedFile file(Recorded recorded) {
    Path path = files.path(recorded.file());
    try {
      return new ResolvedFile(
          recorded.name(), FileContent.of(path), recorded.modified(), recorded.origin());
    } catch (IOException e) {
      throw Diagnostic.of(Category.SOURCE, "'" + path + "' cannot be read: " + e.getMessage())
          .hint("it was there when the release began; run again to find it anew")
          .asException();
    }
  }
}
