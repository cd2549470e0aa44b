package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.ConfigFolder;
import io.k8s.pkgbuilder.model.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the files a source names: one file, the contents of a directory, or what a glob matches, in
 * all layers of a configuration's folder, the most specific layer winning file by file.
 */
final class SourceFinder {
  private final ConfigFolder folder;
  private final Platform platform;
  private final boolean globbing;

  SourceFinder(ConfigFolder folder, Platform platform, boolean globbing) {
    this.folder = folder;
    this.platform = platform;
    this.globbing = globbing;
  }

  /**
   * What was found.
   *
   * @param files by what remains of the name once the common part is gone; "" for the one file that
   *     the source names itself
   */
  record Found(Map<String, Path> files, Kind kind) {
    enum Kind {
      FILE,
      DIRECTORY,
      GLOB
    }

    Found {
      files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
    }
  }

  /** Files and symbolic links, never directories; no file at all where nothing matches. */
  Found find(String source) {
    String name = source.replaceFirst("^(\\./+)+", "").replaceFirst("(?<=.)/+$", "");
    if (globbing && Glob.isGlob(name)) {
      return new Found(withoutCommonPrefix(glob(name)), Found.Kind.GLOB);
    }
    Path file = folder.find(name, platform).orElse(null);
    if (file == null) {
      return new Found(Map.of(), Found.Kind.FILE);
    }
    if (Files.isDirectory(file) && !Files.isSymbolicLink(file)) {
      return new Found(tree(name, false), Found.Kind.DIRECTORY);
    }
    return new Found(Map.of("", file), Found.Kind.FILE);
  }

  /**
   * All that is below a directory, by relative path.
   *
   * @param directories whether directories, the given one ("") included, are listed too
   */
  Map<String, Path> tree(String name, boolean directories) {
    Map<String, Path> found = new TreeMap<>();
    for (Path layer : folder.layers(platform)) {
      Path top = name.startsWith("/") ? Path.of(name) : layer.resolve(name).normalize();
      if (Files.isDirectory(top)) {
        walk(top, directories).forEach(found::putIfAbsent);
      }
    }
    return found;
  }

  private static Map<String, Path> walk(Path top, boolean directories) {
    Map<String, Path> found = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(top, new FileVisitOption[0])) {
      paths
          .filter(path -> directories || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .forEach(path -> found.put(slashed(top.relativize(path)), path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** A directory that matches brings its contents, as nfpm has it. */
  private Map<String, Path> glob(String pattern) {
    String fixed = fixedPart(pattern);
    Glob glob = new Glob(pattern);
    Map<String, Path> found = new TreeMap<>();
    tree(fixed, false)
        .forEach(
            (relative, path) -> {
              String whole =
                  fixed.isEmpty() || fixed.equals("/") ? fixed + relative : fixed + "/" + relative;
              if (matches(glob, whole, fixed.length())) {
                found.put(whole, path);
              }
            });
    return found;
  }

  private static boolean matches(Glob glob, String path, int fixedLength) {
    for (int end = path.length(); end > fixedLength; end = path.lastIndexOf('/', end - 1)) {
      if (glob.matches(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** The directories before the first segment with a wildcard. */
  private static String fixedPart(String pattern) {
    StringBuilder fixed = new StringBuilder();
    for (String segment : pattern.split("/", -1)) {
      if (Glob.isGlob(segment)) {
        break;
      }
      fixed.append(segment).append('/');
    }
    String text = fixed.toString();
    return text.length() > 1 ? text.substring(0, text.length() - 1) : text;
  }

  /** nfpm: the directory of the longest common prefix goes, the rest stays below dst. */
  private static Map<String, Path> withoutCommonPrefix(Map<String, Path> matches) {
    if (matches.isEmpty()) {
      return matches;
    }
    String prefix = matches.keySet().iterator().next();
    for (String match : matches.keySet()) {
      int length = 0;
      while (length < Math.min(prefix.length(), match.length())
          && prefix.charAt(length) == match.charAt(length)) {
        length++;
      }
      prefix = prefix.substring(0, length);
    }
    int cut = prefix.lastIndexOf('/') + 1;
    Map<String, Path> rest = new TreeMap<>();
    matches.forEach((match, path) -> rest.put(match.substring(cut), path));
    return rest;
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
