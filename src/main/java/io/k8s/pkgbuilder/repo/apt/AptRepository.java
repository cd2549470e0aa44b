package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.deb.DebPackage;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.Holdings;
import io.k8s.pkgbuilder.repo.store.Indexed;
import io.k8s.pkgbuilder.repo.store.Intake;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One component of a suite, or a flat repository: what its indices say, and what they are to say.
 * Not thread-safe.
 */
public final class AptRepository {
  private final AptSettings settings;
  private final AptIndices before;
  private final Holdings<AptPackage> holdings;
  private final ContentsChange contents = new ContentsChange();

  private AptRepository(RepoFolder folder, AptSettings settings, AptIndices before) {
    this.settings = settings;
    this.before = before;
    this.holdings = new Holdings<>(folder, before.packages());
  }

  /**
   * Reads the indices as they are; of a folder without any, an empty repository.
   *
   * @param folder what paths in the indices are relative to
   */
  public static AptRepository open(RepoFolder folder, AptSettings settings) throws IOException {
    return new AptRepository(folder, settings, AptIndices.read(folder, new AptLayout(settings)));
  }

  /**
   * Takes packages: reads those that are new, and copies those that lie elsewhere.
   *
   * @return one line for each input, known ones first
   */
  public List<Indexed> add(List<Path> inputs, Intake intake) throws IOException {
    return holdings.add(inputs, intake, this::read);
  }

  private Taken<AptPackage> read(Path input, Optional<String> inside) throws IOException {
    DebPackage deb = DebPackage.open(input);
    String fileName =
        inside.isPresent() ? inside.get() : new AptLayout(settings).fileName(deb.control());
    AptPackage entry = AptPackage.of(deb, fileName, FileDigests.of(input, settings.algorithms()));
    List<String> paths = settings.contents() ? Contents.paths(deb) : List.of();
    return new Taken<>(
        entry,
        Files.getLastModifiedTime(input).toInstant(),
        false,
        () -> contents.add(entry, paths));
  }

  /** All packages, by path. */
  Collection<AptPackage> packages() {
    return holdings.all();
  }

  AptIndices before() {
    return before;
  }

  /** Takes a package out of the indices; its file stays. */
  void remove(AptPackage one) {
    holdings.remove(one);
    contents.remove(one);
  }

  /** What has to change in the Contents indices. */
  ContentsChange contents() {
    return contents;
  }
}
