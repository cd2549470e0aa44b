package io.k8s.pkgbuilder.publish;

import java.nio.file.Path;

/**
 * One file to publish.
 *
 * @param path relative to the tree, with slashes
 * @param file where its bytes are
 * @param size in bytes
 * @param sha256 lower-case hex
 * @param md5 lower-case hex, by which some services compare
 */
public record LocalFile(
    String path, Path file, long size, String sha256, String md5, FileKind kind) {
  /** The header of that name. */
  public String contentType() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String suffix = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    return switch (suffix) {
      case "deb" -> "application/vnd.debian.binary-package";
      case "rpm" -> "application/x-rpm";
      case "gz" -> "application/gzip";
      case "xz" -> "application/x-xz";
      case "zst" -> "application/zstd";
      case "xml" -> "application/xml";
      case "json" -> "application/json";
      case "html" -> "text/html; charset=utf-8";
      case "asc", "key" -> "application/pgp-keys".equals(pgp(name)) ? pgp(name) : "text/plain";
      case "gpg" -> pgp(name);
      case "txt", "md", "list", "sources", "repo" -> "text/plain; charset=utf-8";
      default -> isText(name) ? "text/plain; charset=utf-8" : "application/octet-stream";
    };
  }

  private static String pgp(String name) {
    return name.equals("Release.gpg") ? "application/pgp-signature" : "application/pgp-keys";
  }

  private static boolean isText(String name) {
    return name.matches("InRelease|Release|Packages|Sources|[A-Z0-9]+SUMS");
  }
}
