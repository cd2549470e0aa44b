package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.format.PackageException;
import java.util.Arrays;
import java.util.List;

/** Paths in indices, which may be anyone's. */
public final class RepoPath {
  private static final List<String> OUT = List.of("", ".", "..");

  private RepoPath() {}

  /**
   * The path without a leading "./".
   *
   * @throws PackageException when it could lead out of the repository, or be no single line
   */
  public static String checked(String path) throws PackageException {
    String plain = path.startsWith("./") ? path.substring(2) : path;
    boolean odd = plain.chars().anyMatch(c -> c < ' ' || c == '\\');
    if (odd || Arrays.stream(plain.split("/", -1)).anyMatch(OUT::contains)) {
      throw new PackageException("an index names a file outside of the repository: " + path);
    }
    return plain;
  }

  /**
   * An architecture, which becomes a folder's name.
   *
   * @throws PackageException when it is no word
   */
  public static String architecture(String text) throws PackageException {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
      throw new PackageException("'" + text + "' is no architecture");
    }
    return text;
  }

  /** A name's or version's text as one part of a path, whoever wrote it. */
  public static String part(String text) {
    String part = text.replaceAll("[^A-Za-z0-9.+~_-]", "_");
    return part.startsWith(".") ? "_" + part.substring(1) : part;
  }
}
