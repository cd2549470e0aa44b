package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.model.InstallPath;

/** One planned entry of a package, or a family of them whose names only the source knows. */
public sealed interface EntryPlan {
  /** Where it is installed; for a {@link BinaryTree}, the directory its members go to. */
  InstallPath path();

  /** Mode, owner, time. */
  Attributes attributes();

  /** A regular file. */
  record File(InstallPath path, FileOrigin origin, FileRole role, Attributes attributes)
      implements EntryPlan {}

  /** A directory the package owns. */
  record Directory(InstallPath path, Attributes attributes) implements EntryPlan {}

  /**
   * A symbolic link.
   *
   * @param target as stored, relative or absolute
   */
  record Symlink(InstallPath path, String target, Attributes attributes) implements EntryPlan {}

  /** rpm %ghost: owned, not shipped. deb leaves it out. */
  record Ghost(InstallPath path, Attributes attributes) implements EntryPlan {}

  /**
   * All files that a request with a glob resolves to (the CNI plugins), installed below {@code
   * path} by base name.
   *
   * @param request {@link BinaryRequest#name}
   */
  record BinaryTree(InstallPath path, String request, Attributes attributes) implements EntryPlan {}
}
