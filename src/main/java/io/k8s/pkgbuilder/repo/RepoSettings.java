package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.repo.apt.AptSettings;
import io.k8s.pkgbuilder.repo.yum.YumSettings;
import java.net.URI;
import java.util.Optional;

/**
 * What a repository is to be.
 *
 * @param name of the client files: NAME.sources, NAME.repo
 * @param url where clients will find the repository; empty while it is not known
 */
public record RepoSettings(String name, Optional<URI> url, AptSettings apt, YumSettings yum) {
  /** Throws IllegalArgumentException for a name that is no file name, with the reason. */
  public RepoSettings {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name for client files: letters, digits, '-' and '_'");
    }
  }
}
