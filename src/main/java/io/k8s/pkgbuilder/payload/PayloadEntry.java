package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.plan.FileRole;
import java.time.Instant;
import java.util.Optional;

/** One entry of a package, resolved: every attribute is final and every byte at hand. */
public sealed interface PayloadEntry {
  InstallPath path();

  Owner owner();

  FileMode mode();

  /** Whole seconds. */
  Instant mtime();

  /** Names, never numbers. */
  record Owner(String user, String group) {
    public static final Owner ROOT = new Owner("root", "root");
  }

  /** A regular file. */
  record RegularFile(
      InstallPath path,
      Content content,
      FileRole role,
      FileMode mode,
      Owner owner,
      Instant mtime,
      Optional<String> lang)
      implements PayloadEntry {}

  /**
   * A directory.
   *
   * @param implicit only a parent of something else: written in deb, never owned in rpm
   */
  record Directory(InstallPath path, FileMode mode, Owner owner, Instant mtime, boolean implicit)
      implements PayloadEntry {}

  /** A symbolic link; its mode is 0777. */
  record Symlink(InstallPath path, String target, Owner owner, Instant mtime)
      implements PayloadEntry {
    @Override
    public FileMode mode() {
      return FileMode.SYMLINK;
    }
  }

  /** rpm %ghost: owned, not shipped. */
  record Ghost(InstallPath path, FileMode mode, Owner owner, Instant mtime)
      implements PayloadEntry {}
}
