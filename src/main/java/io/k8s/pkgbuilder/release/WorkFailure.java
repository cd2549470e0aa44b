package io.k8s.pkgbuilder.release;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** A disk that is full, or a file that cannot be read or written, told to whoever can mend it. */
final class WorkFailure {
  private WorkFailure() {}

  /** The failure itself where it is something else. */
  static RuntimeException of(StageName stage, Exception failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof UncheckedIOException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof IOException io) {
      return Diagnostic.of(Category.PACKAGING, stage.word() + ": " + reason(io))
          .hint("mend it, then run the same command again: what is done is kept")
          .asException();
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  private static String reason(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    if (failure instanceof FileSystemException inFile) {
      text = inFile.getFile() + ": " + words(inFile);
    }
    return text.toLowerCase(Locale.ROOT).contains("no space left")
        ? "the disk is full (" + text + ")"
        : text;
  }

  private static String words(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    }
    return Optional.ofNullable(failure.getReason()).orElse(failure.getClass().getSimpleName());
  }
}
