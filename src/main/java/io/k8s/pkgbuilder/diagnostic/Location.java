package io.k8s.pkgbuilder.diagnostic;

/**
 * A place in a file, as editors count: line and column start at 1; 0 means the file (or the line)
 * as a whole.
 *
 * @param file the file's name as the user would write it
 * @param line 1-based line, or 0 for the whole file
 * @param column 1-based column, or 0 for the whole line
 */
public record Location(String file, int line, int column) {
  /** The file as a whole. */
  public static Location of(String file) {
    return new Location(file, 0, 0);
  }

  /** {@code file}, {@code file:line} or {@code file:line:column}, whichever is known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
