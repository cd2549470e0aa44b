package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An unpacked package, as one line of text for each of its entries. */
final class Tree {
  private Tree() {}

  /**
   * Every entry below {@code root} by its path ("/usr/bin/x"): type, octal mode, owner, group,
   * mtime in seconds; then the SHA-256 of a file or the target of a link.
   */
  static Map<String, String> of(Path root) {
    Map<String, String> entries = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.skip(1).toList()) {
        entries.put("/" + root.relativize(file), describe(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** The SHA-256 of every regular file below {@code root}, by its path from there. */
  static Map<String, String> digests(Path root) {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> digests.put(root.relativize(file).toString(), sha256(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digests;
  }

  /**
   * The tree {@code from} at {@code to}, its files linked where the file system can, else copied.
   */
  static Path linkInto(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          linkOrCopy(file, target);
        }
      }
    }
    return to;
  }

  private static void linkOrCopy(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  static String file(int mode, long time, String sha256) {
    return line('f', mode, 0, 0, time) + " " + sha256;
  }

  static String directory(int mode, long time) {
    return line('d', mode, 0, 0, time);
  }

  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String describe(Path file) throws IOException {
    int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
    int owner = (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    int group = (int) Files.getAttribute(file, "unix:gid", LinkOption.NOFOLLOW_LINKS);
    long time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis() / 1000;
    if (Files.isSymbolicLink(file)) {
      return line('l', mode, owner, group, time) + " " + Files.readSymbolicLink(file);
    }
    if (Files.isDirectory(file)) {
      return line('d', mode, owner, group, time);
    }
    return line('f', mode, owner, group, time) + " " + sha256(file);
  }

  private static String line(char type, int mode, int owner, int group, long time) {
    return String.format(Locale.ROOT, "%c %04o %d:%d %d", type, mode, owner, group, time);
  }
}
