package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.model.RpmVersionOrder;
import io.k8s.pkgbuilder.repo.check.Installable;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One yum repository that is published.
 *
 * @param name of its folder below the others'; "" for the only one
 */
public record YumSection(
    String name,
    RepoFolder folder,
    YumSettings settings,
    Repomd repomd,
    List<YumPackage> packages) {
  private static final String ANY = "noarch";

  public YumSection {
    packages = List.copyOf(packages);
  }

  /** Every repository below the folder. */
  public static List<YumSection> of(RepoFolder folder, YumSettings settings) throws IOException {
    List<YumSection> sections = new ArrayList<>();
    for (String name : YumUpdate.folders(folder, settings)) {
      RepoFolder below = name.isEmpty() ? folder : folder.below(name);
      Repomd repomd = Repomd.parse(below.readText(Repomd.PATH).orElse(""));
      sections.add(
          new YumSection(
              name,
              below,
              settings,
              repomd,
              RepodataReader.read(below, repomd, Runnable::run).packages()));
    }
    return sections;
  }

  /** For messages: {@code rpm/x86_64}. */
  public String label() {
    return name.isEmpty() ? "rpm" : "rpm/" + name;
  }

  /** Of its files' paths below the folder of all repositories. */
  public String prefix() {
    return name.isEmpty() ? "" : name + "/";
  }

  /** Packages as the index names them. */
  public List<Named> files() {
    return packages.stream()
        .map(one -> new Named(one.href(), one.size(), one.id().length() == 64 ? one.id() : ""))
        .toList();
  }

  /** The indices that repomd.xml names. */
  public List<Named> indexFiles() {
    return repomd.data().stream()
        .map(
            one ->
                new Named(
                    one.href(), one.size(), one.algorithm().equals("sha256") ? one.checksum() : ""))
        .toList();
  }

  /**
   * Checks the signature of repomd.xml.
   *
   * @throws IOException saying what is wrong
   */
  public void verify(Keyring keyring, Instant now) throws IOException {
    new YumSignature(folder).verify(keyring, now);
  }

  /** Whether it is signed at all. */
  public boolean signed() {
    return new YumSignature(folder).present();
  }

  /** Packages as the resolver sees them, by architecture. */
  public Map<String, List<Installable.Node>> nodes() throws PackageException {
    Set<String> architectures = new TreeSet<>();
    packages.forEach(one -> architectures.add(one.architecture()));
    architectures.remove("src");
    if (architectures.size() > 1) {
      architectures.remove(ANY);
    }
    Map<String, List<Installable.Node>> nodes = new TreeMap<>();
    for (YumPackage one : packages) {
      Installable.Node node = PrimaryReader.node(one);
      Set<String> of = one.architecture().equals(ANY) ? architectures : Set.of(one.architecture());
      of.stream()
          .filter(architectures::contains)
          .forEach(
              architecture ->
                  nodes.computeIfAbsent(architecture, key -> new ArrayList<>()).add(node));
    }
    return nodes;
  }

  /**
   * Takes all but the newest versions of each package out of the indices.
   *
   * @param keep versions of each name and architecture
   * @param removed gets what goes
   */
  public YumRepository prune(int keep, Consumer<String> removed) throws IOException {
    YumRepository repository = YumRepository.open(folder, settings, Runnable::run);
    Map<String, List<YumPackage>> versions = new HashMap<>();
    for (YumPackage one : packages) {
      versions
          .computeIfAbsent(one.name() + " " + one.architecture(), key -> new ArrayList<>())
          .add(one);
    }
    for (List<YumPackage> all : versions.values()) {
      all.sort(Comparator.comparing(YumPackage::evr, RpmVersionOrder::compareTexts).reversed());
      all.stream()
          .skip(keep)
          .forEach(
              one -> {
                repository.remove(one);
                removed.accept(one.href());
              });
    }
    return repository;
  }

  /** Paths of packages that this index or a former one that is kept names. */
  public Set<String> needed() throws IOException {
    Set<String> needed = new TreeSet<>();
    packages.forEach(one -> needed.add(one.href()));
    for (String text : new History(folder.below("repodata"), "repomd.xml").states()) {
      Repomd former = Repomd.parse(text);
      if (former.data("primary").filter(data -> folder.has(data.href())).isPresent()) {
        needed.addAll(
            RepodataReader.hrefs(RepodataReader.index(folder, former, "primary").plain()));
      }
    }
    return needed;
  }
}
