package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binaries built on this machine: a directory with {@code OS/GOARCH/BINARY}, or the root of a
 * Kubernetes checkout, where the build leaves such directories below {@code _output}
 * (hack/lib/golang.sh). All binaries come from one of them, so that two builds never mix: from the
 * newest that has all that is wanted, else from the one that has most of it.
 */
public final class LocalBuild implements BinarySource {
  private final Path root;

  private LocalBuild(Path root) {
    this.root = root;
  }

  /**
   * A source that reads below a directory.
   *
   * @param root as the user wrote it; need not exist, which is then an error of {@link #resolve}
   */
  public static LocalBuild in(Path root) {
    return new LocalBuild(root);
  }

  @Override
  public ResolvedBinaries resolve(Collection<WantedBinary> wanted) {
    if (!Files.isDirectory(root)) {
      throw new Diagnostic(
              Category.SOURCE,
              Optional.empty(),
              Files.exists(root)
                  ? "'" + root + "' is not a directory"
                  : "there is no directory '" + root + "'",
              Optional.of(
                  "name a directory with OS/GOARCH/BINARY in it, e.g. linux/amd64/kubelet, or the"
                      + " root of a Kubernetes checkout"))
          .asException();
    }
    Set<WantedBinary> distinct = new LinkedHashSet<>(wanted);
    List<LocalTree> trees = LocalTree.below(root, distinct);
    LocalTree chosen = choose(trees, distinct);
    Map<WantedBinary, List<ResolvedFile>> files = new LinkedHashMap<>();
    Diagnostics problems = new Diagnostics();
    for (WantedBinary one : distinct) {
      problems.collect(() -> files.put(one, new LocalLookup(root, trees, chosen).files(one)));
    }
    problems.throwIfAny();
    return new ResolvedBinaries(files, notes(trees, chosen));
  }

  /** Whether everything wanted is there, in one place. Says nothing of its being readable. */
  public boolean has(Collection<WantedBinary> wanted) {
    return LocalTree.below(root, wanted).stream()
        .anyMatch(tree -> tree.count(wanted) == Set.copyOf(wanted).size());
  }

  private static LocalTree choose(List<LocalTree> trees, Collection<WantedBinary> wanted) {
    return trees.stream()
        .max(
            Comparator.<LocalTree>comparingLong(tree -> tree.count(wanted))
                .thenComparing(tree -> tree.newest(wanted)))
        .orElseThrow();
  }

  private List<String> notes(List<LocalTree> trees, LocalTree chosen) {
    if (trees.size() == 1 && chosen.directory().equals(root)) {
      return List.of();
    }
    String others =
        trees.stream()
            .filter(tree -> !tree.equals(chosen))
            .map(tree -> tree.directory().toString())
            .collect(Collectors.joining(", "));
    return List.of(
        "binaries from "
            + chosen.directory()
            + (others.isEmpty() ? "" : " (not from " + others + ")"));
  }
}
