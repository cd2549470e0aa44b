package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.rpm.RpmPackage;
import io.k8s.pkgbuilder.repo.store.Indexed;
import io.k8s.pkgbuilder.repo.store.Intake;
import io.k8s.pkgbuilder.repo.store.Packing;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import io.k8s.pkgbuilder.repo.store.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * One update of all yum repositories below a folder: one repository, or one for each architecture.
 * {@link #add} puts packages into place, {@link #publish} then writes the indices.
 */
public final class YumUpdate {
  private static final String ANY = "noarch";

  private final RepoFolder folder;
  private final YumSettings settings;
  private final Map<String, YumRepository> open = new TreeMap<>();
  private final List<Packing> packing = new ArrayList<>();

  /** Reads nothing yet. */
  public YumUpdate(RepoFolder folder, YumSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /** Reads what is there; until then, what is needed is read when it is. */
  public void open(Executor executor) throws IOException {
    for (String architecture : existing()) {
      repository(architecture, executor);
    }
  }

  /**
   * Takes packages.
   *
   * @return lines for each input, more than one where it goes into several repositories
   */
  public List<Indexed> add(List<Path> inputs, Executor executor) throws IOException {
    if (!settings.perArchitecture()) {
      return repository("", executor).add(inputs, new Intake(folder.root(), executor));
    }
    Map<Path, String> architectures =
        new Intake(folder.root(), executor)
            .read(inputs, input -> RepoPath.architecture(RpmPackage.open(input).architecture()));
    List<Indexed> results = new ArrayList<>();
    for (String architecture : all(architectures)) {
      Set<Path> wanted = new LinkedHashSet<>();
      architectures.forEach(
          (input, one) -> {
            if (one.equals(architecture) || one.equals(ANY)) {
              wanted.add(input);
            }
          });
      if (repository(architecture, executor).before().isEmpty()) {
        wanted.addAll(independentOfSibling(executor));
      }
      results.addAll(
          repository(architecture, executor)
              .add(List.copyOf(wanted), new Intake(folder.path(architecture), executor)));
    }
    return results;
  }

  private Set<String> all(Map<Path, String> architectures) throws IOException {
    Set<String> all = new TreeSet<>(existing());
    all.addAll(architectures.values());
    if (all.size() > 1) {
      all.remove(ANY);
    }
    return all;
  }

  /** A new architecture starts with the packages that are for every one. */
  private List<Path> independentOfSibling(Executor executor) throws IOException {
    Optional<String> sibling = existing().stream().findFirst();
    if (sibling.isEmpty()) {
      return List.of();
    }
    return repository(sibling.get(), executor).packages().stream()
        .filter(one -> one.architecture().equals(ANY))
        .map(one -> folder.below(sibling.get()).path(one.href()))
        .toList();
  }

  /** Folders that hold a repository. */
  private Set<String> existing() throws IOException {
    return folders(folder, settings);
  }

  /** Of the repositories below a folder, relative to it; "" for the folder itself. */
  static Set<String> folders(RepoFolder folder, YumSettings settings) throws IOException {
    if (!settings.perArchitecture()) {
      return folder.has(Repomd.PATH) ? Set.of("") : Set.of();
    }
    Set<String> found = new TreeSet<>();
    if (Files.isDirectory(folder.root())) {
      try (Stream<Path> list = Files.list(folder.root())) {
        list.map(path -> String.valueOf(path.getFileName()))
            .filter(name -> folder.below(name).has(Repomd.PATH))
            .forEach(found::add);
      }
    }
    return found;
  }

  private YumRepository repository(String architecture, Executor executor) throws IOException {
    Optional<YumRepository> known = Optional.ofNullable(open.get(architecture));
    if (known.isPresent()) {
      return known.get();
    }
    RepoFolder below = architecture.isEmpty() ? folder : folder.below(architecture);
    YumRepository repository = YumRepository.open(below, settings, executor);
    open.put(architecture, repository);
    return repository;
  }

  /** Begins to pack the indices; {@link #publish} does it if nobody has. */
  public void pack(Signing signing, Executor executor) {
    for (Map.Entry<String, YumRepository> one : open.entrySet()) {
      RepoFolder below = one.getKey().isEmpty() ? folder : folder.below(one.getKey());
      packing.add(new YumPublisher(below, settings, signing, executor).pack(one.getValue()));
    }
  }

  /**
   * Writes the indices that changed.
   *
   * @return whether any did
   */
  public boolean publish(Signing signing, Executor executor) throws IOException {
    if (packing.isEmpty()) {
      pack(signing, executor);
    }
    boolean changed = false;
    for (Packing one : packing) {
      changed |= one.publish();
    }
    packing.clear();
    return changed;
  }
}
