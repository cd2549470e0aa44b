package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.rpm.RpmPackage;
import io.k8s.pkgbuilder.format.rpm.Tag;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.Indexed;
import io.k8s.pkgbuilder.repo.store.Intake;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One yum repository, of one architecture or all: what its indices say, and what they are to say.
 * Not thread-safe.
 */
public final class YumRepository {
  private final RepoFolder folder;
  private final YumSettings settings;
  private final Optional<Repomd> before;
  private final Map<String, YumPackage> byPath = new TreeMap<>();
  private final Map<String, YumPackage> byIdentity = new TreeMap<>();

  private YumRepository(RepoFolder folder, YumSettings settings, Optional<Repomd> before) {
    this.folder = folder;
    this.settings = settings;
    this.before = before;
  }

  /** Reads repodata as it is; of a folder without any, an empty repository. */
  public static YumRepository open(RepoFolder folder, YumSettings settings) throws IOException {
    Optional<String> text = folder.readText(Repomd.PATH);
    if (text.isEmpty()) {
      return new YumRepository(folder, settings, Optional.empty());
    }
    Repomd repomd = Repomd.parse(text.get());
    YumRepository repository = new YumRepository(folder, settings, Optional.of(repomd));
    RepodataReader.read(folder, repomd).forEach(repository::put);
    return repository;
  }

  private void put(YumPackage one) {
    byPath.put(one.href(), one);
    byIdentity.put(one.identity(), one);
  }

  private record Taken(
      Path input, YumPackage entry, Instant built, boolean inside, boolean signed) {}

  /**
   * Takes packages: reads those that are new, and copies those that lie elsewhere.
   *
   * @return one line for each input, known ones first
   */
  public List<Indexed> add(List<Path> inputs, Intake intake) throws IOException {
    List<Indexed> results = new ArrayList<>();
    List<Path> unknown = new ArrayList<>();
    for (Path input : inputs) {
      Optional<YumPackage> known = intake.inside(input).map(byPath::get);
      if (known.isPresent() && known.get().size() == Files.size(input)) {
        results.add(indexed(input, known.get(), false, false));
      } else {
        unknown.add(input);
      }
    }
    Diagnostics conflicts = new Diagnostics();
    Map<Path, Taken> fresh = new TreeMap<>();
    for (Taken taken : intake.read(unknown, input -> read(input, intake)).values()) {
      results.add(check(taken, fresh, conflicts));
    }
    conflicts.throwIfAny();
    intake.read(
        List.copyOf(fresh.keySet()),
        input -> copy(Optional.ofNullable(fresh.get(input)).orElseThrow()));
    return results;
  }

  private Taken read(Path input, Intake intake) throws IOException {
    RpmPackage rpm = RpmPackage.open(input);
    Optional<String> inside = intake.inside(input);
    String href = inside.isPresent() ? inside.get() : href(rpm);
    FileDigests digests = FileDigests.of(input, EnumSet.of(Algorithm.SHA256));
    return new Taken(
        input,
        PackageElements.of(rpm, href, digests),
        Instant.ofEpochSecond(rpm.header().number(Tag.BUILD_TIME).orElse(0)),
        inside.isPresent(),
        rpm.signed());
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

  /** One package has one file, forever. */
  private Indexed check(Taken taken, Map<Path, Taken> fresh, Diagnostics conflicts) {
    YumPackage entry = taken.entry();
    Optional<YumPackage> same =
        Optional.ofNullable(byIdentity.get(entry.identity()))
            .or(() -> Optional.ofNullable(byPath.get(entry.href())));
    if (same.isEmpty()) {
      put(entry);
      fresh.put(taken.input(), taken);
      return indexed(taken.input(), entry, true, !taken.signed());
    }
    if (!same.get().id().equals(entry.id())) {
      conflicts.add(Intake.differs(taken.input(), entry.identity(), same.get().href()));
    }
    return indexed(taken.input(), same.get(), false, false);
  }

  /** With the time that the index says: createrepo_c would say the same of the copy. */
  private Taken copy(Taken taken) throws IOException {
    if (!taken.inside()) {
      folder.copy(taken.input(), taken.entry().href(), taken.built());
    }
    return taken;
  }

  private static Indexed indexed(Path input, YumPackage one, boolean added, boolean refused) {
    return new Indexed(
        input, "rpm", one.name(), one.evr(), one.architecture(), one.href(), added, refused);
  }

  /** By path. */
  Collection<YumPackage> packages() {
    return byPath.values();
  }

  Optional<Repomd> before() {
    return before;
  }

  /** Takes a package out of the indices; its file stays. */
  void remove(YumPackage one) {
    byPath.remove(one.href());
    byIdentity.remove(one.identity());
  }
}
