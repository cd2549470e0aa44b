package io.k8s.pkgbuilder.repo.store;

import io.k8s.pkgbuilder.format.PackageException;
import java.util.regex.Pattern;

/** Paths in indices, which may be anyone's. */
public final class RepoPath {
  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9.+~_-]");

  private RepoPath() {}

  /**
   * The path without a leading "./".
   *
   * @throws PackageException when it could lead out of the repository, or be no single line
   */
  public static String checked(String path) throws PackageException {
    String plain = path.startsWith("./") ? path.substring(2) : path;
    int start = 0;
    boolean inside = true;
    for (int i = 0; i <= plain.length(); i++) {
      char c = i < plain.length() ? plain.charAt(i) : '/';
      inside &= c >= ' ' && c != '\\';
      if (c == '/') {
        inside &= isName(plain, start, i);
        start = i + 1;
      }
    }
    if (!inside) {
      throw new PackageException("an index names a file outside of the repository: " + path);
    }
    return plain;
  }

  /** Neither empty nor one or two dots. */
  private static boolean isName(String path, int start, int end) {
    return switch (end - start) {
      case 0 -> false;
      case 1 -> path.charAt(start) != '.';
      case 2 -> path.charAt(start) != '.' || path.charAt(start + 1) != '.';
      default -> true;
    };
  }

  /**
   * An architecture, which becomes a folder's name.
   *
   * @throws PackageException when it is no word
   */
  public static String architecture(String text) throws PackageException {
    boolean word = !text.isEmpty() && isLetterOrDigit(text.charAt(0));
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      word &= isLetterOrDigit(c) || c == '_' || c == '-';
    }
    if (!word) {
      throw new PackageException("'" + text + "' is no architecture");
    }
    return text;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** A name's or version's text as one part of a path, whoever wrote it. */
  public static String part(String text) {
    String part = ODD.matcher(text).replaceAll("_");
    return part.startsWith(".") ? "_" + part.substring(1) : part;
  }
}
