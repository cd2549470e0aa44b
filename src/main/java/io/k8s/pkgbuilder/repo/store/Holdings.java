package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packages of one index, as they are and as they are to be. Not thread-safe. */
public final class Holdings<E extends Holding> {
  private final RepoFolder folder;
  private final Map<String, E> byPath = new LinkedHashMap<>();
  private final Map<String, E> byIdentity = new HashMap<>();

  /**
   * Begins with what the index lists.
   *
   * @param folder that paths are relative to
   */
  public Holdings(RepoFolder folder, Collection<E> before) {
    this.folder = folder;
    before.forEach(this::put);
  }

  private void put(E one) {
    byPath.put(one.path(), one);
    byIdentity.put(one.identity(), one);
  }

  /** From a file to what the index will say of it. */
  public interface Reader<E extends Holding> {
    /**
     * Reads one.
     *
     * @param inside its path, if it lies in the repository already
     */
    Taken<E> read(Path input, Optional<String> inside) throws IOException;
  }

  /**
   * Takes packages: reads those that are new, and copies those that lie elsewhere.
   *
   * @return one line for each input, known ones first
   */
  public List<Indexed> add(List<Path> inputs, Intake intake, Reader<E> reader) throws IOException {
    List<Indexed> results = new ArrayList<>(inputs.size());
    List<Path> unknown = new ArrayList<>();
    for (Path input : inputs) {
      Optional<E> known = intake.inside(input).map(byPath::get);
      if (known.isPresent() && known.get().size() == Files.size(input)) {
        results.add(known.get().indexed(input, false, false));
      } else {
        unknown.add(input);
      }
    }
    Diagnostics conflicts = new Diagnostics();
    Map<Path, Taken<E>> elsewhere = new LinkedHashMap<>();
    intake
        .read(unknown, input -> reader.read(input, intake.inside(input)))
        .forEach(
            (input, taken) -> {
              Indexed line = check(input, taken, conflicts);
              results.add(line);
              if (line.added() && intake.inside(input).isEmpty()) {
                elsewhere.put(input, taken);
              }
            });
    conflicts.throwIfAny();
    intake.read(List.copyOf(elsewhere.keySet()), input -> copy(input, elsewhere));
    return results;
  }

  /** One package has one file, forever. */
  private Indexed check(Path input, Taken<E> taken, Diagnostics conflicts) {
    E entry = taken.entry();
    Optional<E> same =
        Optional.ofNullable(byIdentity.get(entry.identity()))
            .or(() -> Optional.ofNullable(byPath.get(entry.path())));
    if (same.isEmpty()) {
      put(entry);
      taken.listed().run();
      return entry.indexed(input, true, taken.refused());
    }
    if (!same.get().sha256().equals(entry.sha256())) {
      conflicts.add(Intake.differs(input, entry.identity(), same.get().path()));
    }
    return same.get().indexed(input, false, false);
  }

  private String copy(Path input, Map<Path, Taken<E>> elsewhere) throws IOException {
    Taken<E> taken = Optional.ofNullable(elsewhere.get(input)).orElseThrow();
    folder.copy(input, taken.entry().path(), taken.time());
    return taken.entry().path();
  }

  /** All packages, by path. */
  public Collection<E> all() {
    List<E> all = new ArrayList<>(byPath.values());
    // Nearly sorted from the start.
    all.sort(Comparator.comparing(Holding::path));
    return all;
  }

  /** Takes a package out of the index; its file stays. */
  public void remove(E one) {
    byPath.remove(one.path());
    byIdentity.remove(one.identity());
  }
}
