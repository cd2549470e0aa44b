package io.k8s.pkgbuilder.format.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.plan.Attributes;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileOrigin;
import io.k8s.pkgbuilder.plan.FileRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocDirectoriesTest {
  @Test
  void foldersOfItsOwnThatItFills() {
    assertThat(missing(file("/usr/share/doc/sample/README.md"), file("/usr/bin/sample")))
        .containsExactly(directory("/usr/share/doc/sample"));
    assertThat(missing(file("/usr/share/doc/sample/a"), file("/usr/share/licenses/sample/b")))
        .containsExactly(
            directory("/usr/share/doc/sample"), directory("/usr/share/licenses/sample"));
  }

  @Test
  void noneThatAreOwnedAlreadyOrAnothers() {
    assertThat(missing(directory("/usr/share/doc/sample"), file("/usr/share/doc/sample/a")))
        .isEmpty();
    assertThat(missing(file("/usr/share/doc/sample-more/a"), file("/usr/bin/sample"))).isEmpty();
  }

  private static List<EntryPlan> missing(EntryPlan... entries) {
    return new RpmFormat().extraEntries(SampleRpm.plan().entries(entries).build());
  }

  private static EntryPlan file(String path) {
    return new EntryPlan.File(
        new InstallPath(path),
        new FileOrigin.Inline("text"),
        FileRole.DOC,
        Attributes.of(FileMode.REGULAR));
  }

  private static EntryPlan directory(String path) {
    return new EntryPlan.Directory(new InstallPath(path), Attributes.of(FileMode.DIRECTORY));
  }
}
