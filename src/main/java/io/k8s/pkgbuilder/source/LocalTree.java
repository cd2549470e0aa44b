package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.model.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One directory with {@code OS/GOARCH/BINARY}.
 *
 * @param directory the parent of OS
 */
record LocalTree(Path directory) {
  private static final List<String> OUTPUTS =
      List.of("_output/dockerized/bin", "_output/local/bin", "_output/bin");

  /**
   * The trees at or below a root that have a directory for any wanted platform; the root alone when
   * none has.
   */
  static List<LocalTree> below(Path root, Collection<WantedBinary> wanted) {
    Map<Path, LocalTree> distinct = new LinkedHashMap<>();
    List<Path> candidates = new ArrayList<>(List.of(root));
    OUTPUTS.forEach(output -> candidates.add(root.resolve(output)));
    for (Path candidate : candidates) {
      tree(candidate, wanted).ifPresent(tree -> distinct.putIfAbsent(real(tree.directory()), tree));
    }
    return distinct.isEmpty() ? List.of(new LocalTree(root)) : List.copyOf(distinct.values());
  }

  /** Every place that {@link #below} looks at. */
  static List<LocalTree> candidates(Path root) {
    List<LocalTree> all = new ArrayList<>(List.of(new LocalTree(root)));
    OUTPUTS.forEach(output -> all.add(new LocalTree(root.resolve(output))));
    return all;
  }

  private static Optional<LocalTree> tree(Path candidate, Collection<WantedBinary> wanted) {
    LocalTree itself = new LocalTree(candidate);
    if (wanted.stream()
        .anyMatch(one -> Files.isDirectory(itself.platformDirectory(one.platform())))) {
      return Optional.of(itself);
    }
    // golang.sh makes _output/bin a link to the host platform's own directory in _output/local/bin.
    Path target = real(candidate);
    return wanted.stream().anyMatch(one -> target.endsWith(relative(one.platform())))
        ? Optional.ofNullable(target.getParent()).map(Path::getParent).map(LocalTree::new)
        : Optional.empty();
  }

  private static Path relative(Platform platform) {
    return Path.of(platform.os(), platform.goarch());
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  Path platformDirectory(Platform platform) {
    return directory.resolve(platform.os()).resolve(platform.goarch());
  }

  /** Where a binary is looked for; the name may be a glob. */
  Path place(WantedBinary one) {
    return platformDirectory(one.platform()).resolve(one.request().local());
  }

  /** How many of the wanted are here. */
  long count(Collection<WantedBinary> wanted) {
    return wanted.stream().distinct().filter(one -> !matches(one).isEmpty()).count();
  }

  /** The newest time of change among what is wanted and here. */
  Instant newest(Collection<WantedBinary> wanted) {
    return wanted.stream()
        .flatMap(one -> matches(one).stream())
        .map(path -> path.toFile().lastModified())
        .map(Instant::ofEpochMilli)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  /**
   * The paths that a request names, sorted; of a tree, without the excluded and the directories.
   */
  List<Path> matches(WantedBinary one) {
    if (!one.request().tree()) {
      return Files.exists(place(one), LinkOption.NOFOLLOW_LINKS) ? List.of(place(one)) : List.of();
    }
    Path base = platformDirectory(one.platform());
    int depth = Path.of(one.request().local()).getNameCount();
    Glob wanted = Glob.anyOf(List.of(one.request().local()));
    Glob excluded = Glob.anyOf(one.request().excludes());
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    try (var walk = Files.walk(base, depth)) {
      return walk.filter(path -> !Files.isDirectory(path))
          .filter(path -> wanted.matches(base.relativize(path).toString()))
          .filter(path -> !excluded.matches(String.valueOf(path.getFileName())))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
