package io.k8s.pkgbuilder.model;

/**
 * Permission bits of a file, setuid, setgid and sticky included; never the file type.
 *
 * @param bits 0 to 07777
 */
public record FileMode(int bits) {
  public static final FileMode EXECUTABLE = new FileMode(0755);
  public static final FileMode DIRECTORY = new FileMode(0755);
  public static final FileMode REGULAR = new FileMode(0644);
  public static final FileMode SYMLINK = new FileMode(0777);

  public FileMode {
    if (bits < 0 || bits > 07777) {
      throw new IllegalArgumentException(
          "mode " + Integer.toOctalString(bits) + " is outside 0 to 07777");
    }
  }

  /** Four octal digits, e.g. "0755". */
  @Override
  public String toString() {
    return String.format(java.util.Locale.ROOT, "%04o", bits);
  }
}
