package io.k8s.pkgbuilder.build;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;

/**
 * The output, not an input, could not be written. It tells a full disk from a file that is gone.
 */
final class OutputFailure extends IOException {
  private static final long serialVersionUID = 1L;

  OutputFailure(IOException cause) {
    super(reason(cause), cause);
  }

  /** The operating system's words, without the path that {@link FileSystemException} repeats. */
  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String text =
        failure instanceof FileSystemException inFile
            ? Optional.ofNullable(inFile.getReason()).orElse(failure.getClass().getSimpleName())
            : String.valueOf(failure.getMessage());
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  /** ENOSPC and EDQUOT, which Java tells apart by their words alone. */
  boolean isFullDisk() {
    String reason = String.valueOf(getMessage());
    return reason.contains("no space left") || reason.contains("quota exceeded");
  }

  /** What a user can do about it. */
  String hint() {
    String reason = String.valueOf(getMessage());
    if (isFullDisk()) {
      return "free some space there, or name another directory with --out";
    }
    if (reason.contains("read-only")) {
      return "it is read-only; name another directory with --out";
    }
    return "check its permissions, or name another directory with --out";
  }
}
