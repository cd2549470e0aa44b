package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.model.KubeVersion;
import io.k8s.pkgbuilder.source.fetch.Fetcher;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that stands for a version that changes: stable, latest-1.32, ci/latest, ci/k8s-master.
 *
 * @param bucket "release" or "ci"; "" where only the name was written
 * @param name of the file, without .txt
 */
public record VersionMarker(String bucket, String name) {
  private static final Pattern MARKER =
      Pattern.compile(
          "(?:(release|ci)/)?((?:stable|latest)(?:-\\d+(?:\\.\\d+)?)?|k8s-[a-z0-9.-]+)");

  /** Reads what a user wrote for a version; empty when it is no marker. */
  public static Optional<VersionMarker> parse(String text) {
    Matcher matcher = MARKER.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new VersionMarker(Optional.ofNullable(matcher.group(1)).orElse(""), matcher.group(2)))
        : Optional.empty();
  }

  /**
   * The source that has the version: the marker's own where it names one.
   *
   * @param chosen what the user chose besides
   */
  public ReleaseRoot root(ReleaseRoot chosen) {
    return switch (bucket) {
      case "ci" -> chosen.equals(ReleaseRoot.RELEASE) ? ReleaseRoot.CI : chosen;
      default -> chosen;
    };
  }

  /**
   * Asks what it stands for now.
   *
   * @throws DiagnosticException of category SOURCE when nobody knows
   */
  public KubeVersion resolve(ReleaseRoot chosen, Fetcher fetcher) {
    ReleaseRoot root = root(chosen);
    // A staged build has one version and no markers.
    String url = root.root().replaceFirst("/stage/.*", "") + "/" + name + ".txt";
    String text =
        fetcher
            .text(url)
            .orElseThrow(
                () ->
                    problem(
                        "there is no version marker " + url,
                        "write stable, latest, stable-1.32, latest-1.32, ci/latest, or a version"));
    try {
      return KubeVersion.parse(text);
    } catch (IllegalArgumentException e) {
      throw problem(url + " holds no version: " + e.getMessage(), "write a version");
    }
  }

  private static DiagnosticException problem(String message, String hint) {
    return Diagnostic.of(Category.SOURCE, message).hint(hint).asException();
  }
}
