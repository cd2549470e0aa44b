package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Attributes;
import io.k8s.pkgbuilder.plan.EntryPlan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The package's own folders below /usr/share/doc and /usr/share/licenses. rpmbuild adds them for
 * {@code %doc} and {@code %license}; rpm leaves a directory behind that no package owns.
 */
final class DocDirectories {
  private DocDirectories() {}

  /** Those that the plan fills and does not own. */
  static List<EntryPlan> missing(ArtifactPlan plan) {
    Set<InstallPath> present =
        plan.entries().stream().map(EntryPlan::path).collect(Collectors.toSet());
    return Stream.of("doc", "licenses")
        .map(kind -> new InstallPath("/usr/share/" + kind + "/" + plan.name()))
        .filter(folder -> !present.contains(folder))
        .filter(folder -> present.stream().anyMatch(path -> path.value().startsWith(folder + "/")))
        .<EntryPlan>map(
            folder -> new EntryPlan.Directory(folder, Attributes.of(FileMode.DIRECTORY)))
        .toList();
  }
}
