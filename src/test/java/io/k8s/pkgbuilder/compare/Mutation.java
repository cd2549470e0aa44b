package io.k8s.pkgbuilder.compare;

import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A change of a package in memory, in the words of the test.
 *
 * @param <P> the package
 */
interface Mutation<P> {
  /**
   * Changes the package.
   *
   * @return what must be seen; empty where the package has nothing to change so
   */
  Optional<Expected> apply(P mutated, Random random);

  /**
   * What must be seen.
   *
   * @param kinds one of which it must be; none where nothing may be seen
   * @param path of the difference
   * @param cosmetic whether nothing may be breaking
   */
  record Expected(Set<Kind> kinds, String path, boolean cosmetic) {
    static Optional<Expected> real(String path, Kind kind) {
      return real(path, Set.of(kind));
    }

    static Optional<Expected> real(String path, Set<Kind> kinds) {
      return Optional.of(new Expected(kinds, path, false));
    }

    static Optional<Expected> cosmetic(String path, Kind... kinds) {
      return Optional.of(new Expected(Set.of(kinds), path, true));
    }
  }

  /** What a changed byte of a file can be. */
  Set<Kind> CONTENT =
      Set.of(
          Kind.CONTENT_CHANGED,
          Kind.ELF_CODE_CHANGED,
          Kind.ELF_UNLOADED_CHANGED,
          Kind.ELF_SYMBOLS_CHANGED,
          Kind.ELF_MACHINE_CHANGED,
          Kind.RECOMPRESSED);

  /** What a changed bit of a mode can be. */
  Set<Kind> MODE = Set.of(Kind.MODE_CHANGED, Kind.MODE_LOOSENED, Kind.MODE_TIGHTENED);

  /** What a changed requirement can be. */
  Set<Kind> REQUIREMENT =
      Set.of(
          Kind.REQUIREMENT_ADDED,
          Kind.REQUIREMENT_REMOVED,
          Kind.REQUIREMENT_NARROWED,
          Kind.REQUIREMENT_WIDENED);
}
