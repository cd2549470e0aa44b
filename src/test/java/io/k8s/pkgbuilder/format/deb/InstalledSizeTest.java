package io.k8s.pkgbuilder.format.deb;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.plan.FileRole;
import org.junit.jupiter.api.Test;

class InstalledSizeTest {
  @Test
  void roundsEachFileUpAndCountsDirectoriesOnce() {
    PayloadEntry ghost =
        new PayloadEntry.Ghost(
            new InstallPath("/d/ghost"), FileMode.REGULAR, PayloadEntry.Owner.ROOT, Samples.TIME);
    long size =
        InstalledSize.of(
            Samples.payload(
                    Samples.file("/d/empty", 0644, FileRole.REGULAR, new byte[0]),
                    Samples.file("/d/one", 0644, FileRole.REGULAR, new byte[1]),
                    Samples.file("/d/kib", 0644, FileRole.REGULAR, new byte[1024]),
                    Samples.file("/d/more", 0644, FileRole.REGULAR, new byte[1025]),
                    Samples.symlink("/d/link", "one"),
                    ghost)
                .entries());
    assertThat(size).as("root, d, 0, 1, 1, 2, link").isEqualTo(1 + 1 + 0 + 1 + 1 + 2 + 1);
  }
}
