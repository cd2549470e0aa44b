package io.k8s.pkgbuilder.format.deb;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Attributes;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileOrigin;
import io.k8s.pkgbuilder.plan.FileRole;
import io.k8s.pkgbuilder.plan.Metadata.ChangelogEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocEntriesTest {
  private static final ChangelogEntry NEWER =
      new ChangelogEntry(
          "1.32.3-1",
          Samples.TIME,
          "Jo Doe <jo@example.org>",
          List.of("Fix a thing.", "Two\nlines."));
  private static final ChangelogEntry OLDER =
      new ChangelogEntry(
          "1.32.2-1",
          Samples.TIME.minusSeconds(5_000_000),
          "Jo Doe <jo@example.org>",
          List.of("First."));

  @Test
  void copyrightPointsAtDebiansOwnCopyOfTheLicense() throws IOException {
    List<EntryPlan> entries = new DebFormat().extraEntries(new Samples.PlanBuilder().build());
    assertThat(entries).hasSize(1);
    EntryPlan.File file = (EntryPlan.File) entries.get(0);
    assertThat(file.path()).hasToString("/usr/share/doc/kubelet/copyright");
    Golden.assertMatches("deb/copyright.txt", ((FileOrigin.Inline) file.origin()).text());
  }

  @Test
  void copyrightOfAnotherLicensePointsAtTheShippedText() {
    EntryPlan license = doc("/usr/share/licenses/kubelet/LICENSE", FileRole.LICENSE);
    EntryPlan.File file =
        (EntryPlan.File)
            new DebFormat()
                .extraEntries(
                    new Samples.PlanBuilder()
                        .entries(license)
                        .metadata(m -> m.license(Optional.of("MIT")))
                        .build())
                .get(0);
    assertThat(((FileOrigin.Inline) file.origin()).text())
        .endsWith("License: MIT\n The full text is in /usr/share/licenses/kubelet/LICENSE.\n");
  }

  @Test
  void whatIsShippedOrUnknownIsNotMade() {
    EntryPlan copyright = doc("/usr/share/doc/kubelet/copyright", FileRole.DOC);
    assertThat(new DebFormat().extraEntries(new Samples.PlanBuilder().entries(copyright).build()))
        .isEmpty();
    assertThat(
            new DebFormat()
                .extraEntries(
                    new Samples.PlanBuilder().metadata(m -> m.license(Optional.empty())).build()))
        .isEmpty();
  }

  @Test
  void changelogInDebiansForm() throws IOException {
    EntryPlan.File file = changelog(new Samples.PlanBuilder());
    assertThat(file.path()).hasToString("/usr/share/doc/kubelet/changelog.Debian.gz");
    Golden.assertMatches("deb/changelog.txt", ((FileOrigin.GzippedText) file.origin()).text());
  }

  @Test
  void changelogOfANativePackageHasItsOwnName() {
    assertThat(changelog(new Samples.PlanBuilder().version(0, "1.0", "")).path())
        .hasToString("/usr/share/doc/kubelet/changelog.gz");
  }

  private static EntryPlan.File changelog(Samples.PlanBuilder plan) {
    ArtifactPlan built = plan.metadata(m -> m.changelog(NEWER, OLDER)).build();
    return (EntryPlan.File) new DebFormat().extraEntries(built).get(1);
  }

  private static EntryPlan doc(String path, FileRole role) {
    return new EntryPlan.File(
        new InstallPath(path), new FileOrigin.Inline("x"), role, Attributes.of(FileMode.REGULAR));
  }
}
