package io.k8s.pkgbuilder.source.archive;

import java.util.ArrayDeque;
import java.util.Deque;

/** Names in archives. */
final class MemberName {
  private MemberName() {}

  /** Without "." and trailing slashes; refuses what would leave the place it is unpacked to. */
  static String checked(String name) throws ArchiveException {
    if (name.startsWith("/") || name.matches("[A-Za-z]:.*") || name.contains("\\")) {
      throw new ArchiveException("it holds the absolute name '" + printable(name) + "'");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new ArchiveException("it holds the name '" + printable(name) + "'");
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw new ArchiveException("it holds the name '" + printable(name) + "', which leads out");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /** What a symbolic link means, which may use ".." inside. */
  static String target(String link, String target) throws ArchiveException {
    if (target.startsWith("/")) {
      throw new ArchiveException(
          "the link '" + printable(link) + "' leads out to '" + printable(target) + "'");
    }
    Deque<String> parts = new ArrayDeque<>();
    int slash = link.lastIndexOf('/');
    String from = slash < 0 ? "" : link.substring(0, slash + 1);
    for (String part : (from + target).split("/", -1)) {
      if (part.equals("..") && parts.pollLast() == null) {
        throw new ArchiveException(
            "the link '" + printable(link) + "' leads out to '" + printable(target) + "'");
      }
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
