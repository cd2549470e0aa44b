package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.deb.DebPackage;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.Indexed;
import io.k8s.pkgbuilder.repo.store.Intake;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One component of a suite, or a flat repository: what its indices say, and what they are to say.
 * Not thread-safe.
 */
public final class AptRepository {
  private final RepoFolder folder;
  private final AptSettings settings;
  private final AptIndices before;
  private final Map<String, AptPackage> byPath = new TreeMap<>();
  private final Map<String, AptPackage> byIdentity = new TreeMap<>();
  private final ContentsChange contents = new ContentsChange();

  private AptRepository(RepoFolder folder, AptSettings settings, AptIndices before) {
    this.folder = folder;
    this.settings = settings;
    this.before = before;
    before.packages().forEach(this::put);
  }

  /**
   * Reads the indices as they are; of a folder without any, an empty repository.
   *
   * @param folder what paths in the indices are relative to
   */
  public static AptRepository open(RepoFolder folder, AptSettings settings) throws IOException {
    return new AptRepository(folder, settings, AptIndices.read(folder, new AptLayout(settings)));
  }

  private void put(AptPackage one) {
    byPath.put(one.fileName(), one);
    byIdentity.put(one.identity(), one);
  }

  /** A package file that was read. */
  private record Taken(Path input, AptPackage entry, List<String> paths, boolean inside) {}

  /**
   * Takes packages: reads those that are new, and copies those that lie elsewhere.
   *
   * @return one line for each input, known ones first
   */
  public List<Indexed> add(List<Path> inputs, Intake intake) throws IOException {
    List<Indexed> results = new ArrayList<>();
    List<Path> unknown = new ArrayList<>();
    for (Path input : inputs) {
      Optional<AptPackage> known = intake.inside(input).map(byPath::get);
      if (known.isPresent() && known.get().size() == Files.size(input)) {
        results.add(indexed(input, known.get(), false));
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
    DebPackage deb = DebPackage.open(input);
    Optional<String> inside = intake.inside(input);
    String fileName =
        inside.isPresent() ? inside.get() : new AptLayout(settings).fileName(deb.control());
    AptPackage entry = AptPackage.of(deb, fileName, FileDigests.of(input, settings.algorithms()));
    List<String> paths = settings.contents() ? Contents.paths(deb) : List.of();
    return new Taken(input, entry, paths, inside.isPresent());
  }

  /** One package has one file, forever. */
  private Indexed check(Taken taken, Map<Path, Taken> fresh, Diagnostics conflicts) {
    AptPackage entry = taken.entry();
    Optional<AptPackage> same =
        Optional.ofNullable(byIdentity.get(entry.identity()))
            .or(() -> Optional.ofNullable(byPath.get(entry.fileName())));
    if (same.isEmpty()) {
      put(entry);
      fresh.put(taken.input(), taken);
      contents.add(entry, taken.paths());
      return indexed(taken.input(), entry, true);
    }
    if (!same.get().sha256().equals(entry.sha256())) {
      conflicts.add(Intake.differs(taken.input(), entry.identity(), same.get().fileName()));
    }
    return indexed(taken.input(), same.get(), false);
  }

  private Taken copy(Taken taken) throws IOException {
    if (!taken.inside()) {
      folder.copy(
          taken.input(),
          taken.entry().fileName(),
          Files.getLastModifiedTime(taken.input()).toInstant());
    }
    return taken;
  }

  private static Indexed indexed(Path input, AptPackage one, boolean added) {
    return new Indexed(
        input, "deb", one.name(), one.version(), one.architecture(), one.fileName(), added, false);
  }

  /** All packages, in no useful order. */
  Collection<AptPackage> packages() {
    return byPath.values();
  }

  AptIndices before() {
    return before;
  }

  /** Takes a package out of the indices; its file stays. */
  void remove(AptPackage one) {
    byPath.remove(one.fileName());
    byIdentity.remove(one.identity());
    contents.remove(one);
  }

  /** What has to change in the Contents indices. */
  ContentsChange contents() {
    return contents;
  }
}
