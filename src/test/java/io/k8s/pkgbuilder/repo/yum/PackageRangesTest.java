package io.k8s.pkgbuilder.repo.yum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.format.PackageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageRangesTest {
  private static List<String> lines(String index) throws PackageException {
    byte[] bytes = index.getBytes(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    PackageRanges.each(
        bytes, (start, end) -> lines.add(PackageRanges.line(bytes, start, end).toString()));
    return lines;
  }

  @Test
  void eachElementIsALine() throws PackageException {
    assertThat(lines("<x packages=\"2\">\n<package a>1</package>\n<package b>\n2\n</package></x>"))
        .containsExactly("<package a>1</package>\n", "<package b>\n2\n</package>\n");
    assertThat(lines("<x packages=\"0\"></x>")).isEmpty();
    assertThat(lines("<packager/><package")).isEmpty();
  }

  @Test
  void whatIsCutOffIsSaid() {
    assertThatThrownBy(() -> lines("<package a></package><package b></packag"))
        .hasMessage("an index is cut off within a package");
  }
}
