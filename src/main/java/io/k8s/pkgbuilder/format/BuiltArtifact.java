package io.k8s.pkgbuilder.format;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One finished package file.
 *
 * @param file below the output directory, as the user named that
 * @param format the {@link PackageFormat#name}
 * @param architecture in the format's words
 * @param size in bytes
 * @param unchanged whether a file with these very bytes was there before
 */
public record BuiltArtifact(
    Path file,
    PackageName name,
    PackageVersion version,
    Platform platform,
    String format,
    String architecture,
    long size,
    boolean unchanged) {
  /**
   * Of the file as it lies there, in lower-case hex: read when it is asked for, as most builds
   * never are.
   *
   * @throws DiagnosticException of category PACKAGING when it cannot be read
   */
  public String sha256() {
    try (InputStream in = Files.newInputStream(file)) {
      return Hashing.sha256(in);
    } catch (IOException e) {
      throw Diagnostic.of(Category.PACKAGING, "cannot read back '" + file + "': " + e.getMessage())
          .hint("it was there a moment ago: does something else write to that directory?")
          .asException();
    }
  }
}
