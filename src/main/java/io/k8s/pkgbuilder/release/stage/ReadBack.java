package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.PackageFile;
import io.k8s.pkgbuilder.format.PackageReader;
import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Holds a finished package against its plan.
 *
 * @param inputs that went into it
 */
record ReadBack(ArtifactPlan plan, List<RecordedSource.Recorded> inputs) {
  /** Throws PackageException for the first thing that is not as planned. */
  void check(Path file) throws IOException {
    Optional<PackageReader> reader = reader(file);
    if (reader.isEmpty()) {
      // A format that is only written; its bytes were digested as they were.
      return;
    }
    PackageFile opened = reader.get().open(file);
    summary(opened.summary());
    Map<String, String> binaries = binaries();
    TreeSet<String> missing = new TreeSet<>(files());
    opened.visit(
        (entry, bytes) -> {
          missing.remove(entry.path());
          bytes(entry, bytes, binaries);
        });
    if (!missing.isEmpty()) {
      throw new PackageException("it lacks " + String.join(", ", missing));
    }
  }

  private static Optional<PackageReader> reader(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return PackageReader.find(in.readNBytes(PackageReader.START));
    }
  }

  private void summary(PackageSummary summary) throws PackageException {
    same("name", plan.name().value(), summary.name());
    same("version", plan.version().toString(), summary.version());
    same("architecture", plan.architecture(), summary.architecture());
  }

  private static void same(String what, String planned, String found) throws PackageException {
    if (!planned.equals(found)) {
      throw new PackageException("its " + what + " is " + found + ", not " + planned);
    }
  }

  private static void bytes(PackageEntry entry, InputStream in, Map<String, String> binaries)
      throws IOException {
    String wanted = binaries.get(entry.path());
    if (entry.type() == PackageEntry.Type.FILE
        && wanted != null
        && !Hashing.sha256(in).equals(wanted)) {
      throw new PackageException(entry.path() + " is not the binary that it was made of");
    }
  }

  private List<String> files() {
    return plan.entries().stream()
        .filter(entry -> entry instanceof EntryPlan.File)
        .map(entry -> entry.path().value())
        .toList();
  }

  /** Installed paths with the digests of what lies there. */
  private Map<String, String> binaries() {
    Map<String, String> digests = new HashMap<>();
    inputs.forEach(input -> digests.put(input.name(), input.file().sha256()));
    Map<String, String> wanted = new HashMap<>();
    for (EntryPlan entry : plan.entries()) {
      if (entry instanceof EntryPlan.File file
          && file.origin() instanceof FileOrigin.Binary binary
          && digests.containsKey(binary.request())) {
        wanted.put(entry.path().value(), digests.get(binary.request()));
      } else if (entry instanceof EntryPlan.BinaryTree) {
        digests.forEach((name, sha256) -> wanted.put(entry.path().value() + "/" + name, sha256));
      }
    }
    return wanted;
  }
}
