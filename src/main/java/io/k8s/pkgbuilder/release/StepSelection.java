package io.k8s.pkgbuilder.release;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which steps a user wants done. A pattern is a stage's word, or a glob over steps' identities.
 *
 * @param from done again from here on, whatever is done already
 * @param only nothing else is done, if it has any
 * @param skip not done
 */
public record StepSelection(Optional<StageName> from, List<String> only, List<String> skip) {
  /** Everything that is not done yet. */
  public static final StepSelection ALL = new StepSelection(Optional.empty(), List.of(), List.of());

  public StepSelection {
    only = List.copyOf(only);
    skip = List.copyOf(skip);
  }

  /** What becomes of a step. */
  enum Choice {
    /** Done unless it is already. */
    DO,
    /** Done even if it is already. */
    REDO,
    /** Taken if it is done, else missing. */
    LEAVE
  }

  Choice choose(StageName stage, String id) {
    if (!stage.optional()) {
      return Choice.DO;
    }
    if (matches(skip, stage, id) || (!only.isEmpty() && !matches(only, stage, id))) {
      return Choice.LEAVE;
    }
    if (from.isEmpty()) {
      return Choice.DO;
    }
    return stage.compareTo(from.get()) < 0 ? Choice.LEAVE : Choice.REDO;
  }

  private static boolean matches(List<String> patterns, StageName stage, String id) {
    return patterns.stream().anyMatch(pattern -> pattern.equals(stage.word()) || glob(pattern, id));
  }

  private static boolean glob(String pattern, String id) {
    // A star stands for anything here, slashes too.
    return FileSystems.getDefault()
        .getPathMatcher("glob:" + pattern.replaceAll("\\*+", "**"))
        .matches(Path.of(id));
  }

  /**
   * Refuses patterns that can match nothing.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE
   */
  public void check() {
    Stream.concat(only.stream(), skip.stream())
        .filter(pattern -> StageName.of(pattern.replaceFirst("/.*", "")).isEmpty())
        .findFirst()
        .ifPresent(
            pattern -> {
              throw unknown(pattern).asException();
            });
  }

  /** For a word that is no stage. */
  public static Diagnostic unknown(String word) {
    return Diagnostic.of(Category.USAGE, "there is no step '" + word + "'")
        .hint(
            Nearest.hint(word, StageName.words())
                .orElse("steps are " + String.join(", ", StageName.words())));
  }
}
