package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.deb.DebParagraph;
import io.k8s.pkgbuilder.model.DebVersionOrder;
import io.k8s.pkgbuilder.repo.check.Installable;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.History;
import io.k8s.pkgbuilder.repo.store.Named;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.sign.Keyring;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One component of a suite that is published, or a flat repository.
 *
 * @param folder that packages' paths are relative to
 * @param indices as the Release file has them
 */
public record AptSection(RepoFolder folder, AptSettings settings, AptIndices indices) {
  private static final String RELEASE = "Release";

  /** Every component of a suite, or the flat repository; none where there is no Release file. */
  public static List<AptSection> of(RepoFolder folder, AptSettings settings) throws IOException {
    RepoFolder below = folder.below(new AptLayout(settings).releaseFolder());
    Optional<String> text = below.readText(RELEASE);
    if (text.isEmpty()) {
      return List.of();
    }
    List<AptSection> sections = new ArrayList<>();
    Set<String> components =
        new AptIndices(Optional.of(ReleaseFile.parse(text.get())), List.of(), Map.of())
            .components();
    for (String component : settings.flat() ? Set.of(settings.component()) : components) {
      AptSettings one = settings.withComponent(component);
      sections.add(new AptSection(folder, one, AptIndices.read(folder, new AptLayout(one))));
    }
    return sections;
  }

  /** Of the Release file, relative to the repository; ends with a slash unless empty. */
  private RepoFolder releaseFolder() {
    return folder.below(new AptLayout(settings).releaseFolder());
  }

  /** For messages: {@code stable/main}. */
  public String name() {
    return settings.flat() ? "deb" : settings.suite() + "/" + settings.component();
  }

  /** Packages as the index names them. */
  public List<Named> files() {
    return indices.packages().stream()
        .map(one -> new Named(one.fileName(), one.size(), one.sha256()))
        .toList();
  }

  /**
   * Every file that the Release file names and that must be there, by path below {@link #folder}.
   */
  public List<Named> indexFiles() {
    List<Named> files = new ArrayList<>();
    String prefix = new AptLayout(settings).releaseFolder();
    indices
        .release()
        .ifPresent(
            release ->
                release
                    .files()
                    .forEach(
                        (path, digests) ->
                            files.add(
                                new Named(
                                    prefix + path,
                                    digests.size(),
                                    digests.hex().getOrDefault(Algorithm.SHA256, "")))));
    return files;
  }

  /** Whether it is signed at all. */
  public boolean signed() {
    return AptSignatures.of(releaseFolder()).present();
  }

  /**
   * Checks both forms of the signature.
   *
   * @throws IOException saying what is wrong
   */
  public void verifySignatures(Keyring keyring, Instant now) throws IOException {
    AptSignatures.of(releaseFolder()).verify(keyring, now);
  }

  /**
   * Checks both forms of the signature, and that the Release file is not too old.
   *
   * @throws IOException saying what is wrong
   */
  public void verify(Keyring keyring, Instant now) throws IOException {
    verifySignatures(keyring, now);
    Optional<Instant> end = indices.release().flatMap(file -> file.date("Valid-Until"));
    if (end.isPresent() && end.get().isBefore(now)) {
      throw new PackageException("it was valid until " + end.get());
    }
  }

  /** Packages as the resolver sees them, by architecture. */
  public Map<String, List<Installable.Node>> nodes() throws PackageException {
    Map<String, List<Installable.Node>> nodes = new TreeMap<>();
    Set<String> architectures = AptLayout.architectures(indices.packages(), Set.of());
    for (AptPackage one : indices.packages()) {
      Installable.Node node = node(one);
      for (String architecture : one.independent() ? architectures : Set.of(one.architecture())) {
        nodes.computeIfAbsent(architecture, key -> new ArrayList<>()).add(node);
      }
    }
    return nodes;
  }

  private static Installable.Node node(AptPackage one) throws PackageException {
    DebParagraph fields = one.paragraph();
    List<Installable.Capability> provides = new ArrayList<>();
    provides.add(new Installable.Capability(one.name(), Optional.of(one.version())));
    for (var relation : AptRelations.parse(fields.get("Provides").orElse(""))) {
      relation
          .alternatives()
          .forEach(
              target ->
                  provides.add(
                      new Installable.Capability(
                          target.name(), target.constraint().map(limit -> limit.version()))));
    }
    List<io.k8s.pkgbuilder.model.Relation> requires =
        new ArrayList<>(AptRelations.parse(fields.get("Pre-Depends").orElse("")));
    requires.addAll(AptRelations.parse(fields.get("Depends").orElse("")));
    return new Installable.Node(one.identity(), provides, requires);
  }

  /**
   * Takes all but the newest versions of each package out of the indices.
   *
   * @param keep versions of each name and architecture
   * @param removed gets what goes
   */
  public AptRepository prune(int keep, Consumer<String> removed) throws IOException {
    AptRepository repository = AptRepository.open(folder, settings);
    Map<String, List<AptPackage>> versions = new HashMap<>();
    for (AptPackage one : indices.packages()) {
      versions
          .computeIfAbsent(one.name() + " " + one.architecture(), key -> new ArrayList<>())
          .add(one);
    }
    for (List<AptPackage> all : versions.values()) {
      all.sort(Comparator.comparing(AptPackage::version, DebVersionOrder::compareTexts).reversed());
      all.stream()
          .skip(keep)
          .forEach(
              one -> {
                repository.remove(one);
                removed.accept(one.fileName());
              });
    }
    return repository;
  }

  /** Paths of packages that this index or a former one that is kept names. */
  public Set<String> needed() throws IOException {
    Set<String> needed = new TreeSet<>();
    AptLayout layout = new AptLayout(settings);
    indices.packages().forEach(one -> needed.add(one.fileName()));
    for (String text : new History(releaseFolder(), RELEASE).states()) {
      ReleaseFile former = ReleaseFile.parse(text);
      for (String index : layout.indices(former)) {
        for (AptPackage one : AptIndices.former(releaseFolder(), former, index)) {
          needed.add(one.fileName());
        }
      }
    }
    return needed;
  }
}
