package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.repo.store.IndexPart;
import io.k8s.pkgbuilder.repo.store.IndexText;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ways into this package's readers, for fuzzing. */
public final class AptInputs {
  private static final RepoFolder NOWHERE = new RepoFolder(Path.of("nowhere"));

  private AptInputs() {}

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(IndexPart part) {
    return new IndexText.Builder().add("", IndexPart.EMPTY, part).build().bytes();
  }

  /** As an update and a check read it: what is listed must be listed again as it is. */
  public static void readPackages(byte[] bytes) throws IOException {
    List<AptPackage> packages = PackagesReader.read(bytes);
    AptIndices indices = new AptIndices(Optional.empty(), packages, Map.of());
    new AptSection(NOWHERE, AptSettings.DEFAULT, indices).nodes();
    for (AptPackage one : packages) {
      if (!PackagesReader.read(bytes(one.stanza())).equals(List.of(one))) {
        throw new IllegalStateException("a stanza is read differently the second time");
      }
    }
  }

  /** What is rendered must say the same. */
  public static void readRelease(byte[] bytes) throws IOException {
    ReleaseFile release = ReleaseFile.parse(text(bytes));
    release.date("Date");
    if (!ReleaseFile.parse(release.render()).equals(release)) {
      throw new IllegalStateException("a Release file is read differently the second time");
    }
  }

  /** What is rendered must say the same. */
  public static void readContents(byte[] bytes) {
    byte[] once = Contents.parse(bytes).render().bytes();
    byte[] twice = Contents.parse(once).render().bytes();
    if (!Arrays.equals(once, twice)) {
      throw new IllegalStateException("Contents are read differently the second time");
    }
  }
}
