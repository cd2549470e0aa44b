package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.rpm.RpmPackage;
import io.k8s.pkgbuilder.format.rpm.Tag;
import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.FormerIndex;
import io.k8s.pkgbuilder.repo.store.Holdings;
import io.k8s.pkgbuilder.repo.store.Indexed;
import io.k8s.pkgbuilder.repo.store.Intake;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import io.k8s.pkgbuilder.repo.store.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * One yum repository, of one architecture or all: what its indices say, and what they are to say.
 * Not thread-safe.
 */
public final class YumRepository {
  private final YumSettings settings;
  private final Optional<Repomd> before;
  private final RepodataReader.Repodata repodata;
  private final Holdings<YumPackage> holdings;

  private YumRepository(
      RepoFolder folder,
      YumSettings settings,
      Optional<Repomd> before,
      RepodataReader.Repodata repodata) {
    this.settings = settings;
    this.before = before;
    this.repodata = repodata;
    this.holdings = new Holdings<>(folder, repodata.packages());
  }

  /** Reads repodata as it is; of a folder without any, an empty repository. */
  public static YumRepository open(RepoFolder folder, YumSettings settings, Executor executor)
      throws IOException {
    Optional<String> text = folder.readText(Repomd.PATH);
    if (text.isEmpty()) {
      return new YumRepository(folder, settings, Optional.empty(), RepodataReader.Repodata.NONE);
    }
    Repomd repomd = Repomd.parse(text.get());
    return new YumRepository(
        folder, settings, Optional.of(repomd), RepodataReader.read(folder, repomd, executor));
  }

  /**
   * Takes packages: reads those that are new, and copies those that lie elsewhere.
   *
   * @return one line for each input, known ones first
   */
  public List<Indexed> add(List<Path> inputs, Intake intake) throws IOException {
    return holdings.add(inputs, intake, this::read);
  }

  /** With the time that the index says: createrepo_c would say the same of the copy. */
  private Taken<YumPackage> read(Path input, Optional<String> inside) throws IOException {
    RpmPackage rpm = RpmPackage.open(input);
    String href = inside.isPresent() ? inside.get() : href(rpm);
    FileDigests digests = FileDigests.of(input, EnumSet.of(Algorithm.SHA256));
    return new Taken<>(
        PackageElements.of(rpm, href, digests),
        rpm.header().times(Tag.BUILD_TIME).stream().findFirst().orElse(Instant.EPOCH),
        !rpm.signed(),
        () -> {});
  }

  private String href(RpmPackage rpm) throws IOException {
    String architecture = RepoPath.part(rpm.architecture());
    String file =
        RepoPath.part(rpm.header().text(Tag.NAME))
            + "-"
            + RepoPath.part(rpm.header().text(Tag.VERSION))
            + "-"
            + RepoPath.part(rpm.header().text(Tag.RELEASE))
            + "."
            + architecture
            + ".rpm";
    return settings.perArchitecture() ? file : architecture + "/" + file;
  }

  /** By path. */
  Collection<YumPackage> packages() {
    return holdings.all();
  }

  Optional<Repomd> before() {
    return before;
  }

  /** An index of before, so that what is unchanged need not be packed again. */
  FormerIndex former(String type) {
    Optional<Repomd.Data> data = before.flatMap(repomd -> repomd.data(type));
    RepodataReader.Index index = repodata.indices().get(type);
    Compressed compression = settings.compression();
    boolean alike =
        data.filter(one -> one.href().endsWith(".xml" + compression.suffix())).isPresent();
    return index == null || !alike
        ? FormerIndex.NONE
        : FormerIndex.of(compression, index.plain(), index.packed());
  }

  /** Takes a package out of the indices; its file stays. */
  void remove(YumPackage one) {
    holdings.remove(one);
  }
}
