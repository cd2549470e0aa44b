package io.k8s.pkgbuilder.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes wanted members out of an archive. The first pass looks at names alone and refuses the whole
 * archive for any that is a danger; the second reads the bytes.
 */
public final class Members {
  private static final int LONGEST_CHAIN = 8;

  private final Archive archive;
  private final Map<String, Member> all = new LinkedHashMap<>();

  private Members(Archive archive) {
    this.archive = archive;
  }

  /**
   * Reads the table of contents.
   *
   * @throws ArchiveException when the archive is refused
   */
  public static Members of(Path path, ArchiveLimits limits) throws IOException {
    Members members = new Members(new Archive(path, limits));
    members.archive.visit((member, bytes) -> members.add(member));
    return members;
  }

  private void add(Member member) throws ArchiveException {
    Member before = all.putIfAbsent(member.name(), member);
    boolean directories =
        before != null
            && before.kind() == Member.Kind.DIRECTORY
            && member.kind() == Member.Kind.DIRECTORY;
    if (before != null && !directories) {
      throw new ArchiveException("it holds '" + member.name() + "' twice");
    }
  }

  /** The names of files, and of links to files, that are wanted; sorted. */
  public Set<String> names(Predicate<String> wanted) throws ArchiveException {
    Set<String> names = new LinkedHashSet<>();
    for (Member member : new TreeMap<>(all).values()) {
      if (wanted.test(member.name()) && file(member).isPresent()) {
        names.add(member.name());
      }
    }
    return names;
  }

  /** The file that a member is or, if need be by other links, leads to. */
  private Optional<Member> file(Member member) throws ArchiveException {
    @Nullable Member at = member;
    for (int links = 0; at != null && links < LONGEST_CHAIN; links++) {
      if (at.kind() == Member.Kind.FILE) {
        return Optional.of(at);
      }
      if (at.kind() == Member.Kind.DIRECTORY) {
        return Optional.empty();
      }
      at = all.get(at.target());
    }
    throw new ArchiveException("the link '" + member.name() + "' leads nowhere");
  }

  /** Takes the bytes of one name. */
  public interface Taker {
    /**
     * One of the wanted names.
     *
     * @param modified of the file
     */
    void take(String name, InputStream bytes, Instant modified) throws IOException;
  }

  /**
   * Reads the bytes of names that {@link #names} gave; of a file under several names, once.
   *
   * @return for each name the one under which its bytes were taken
   */
  public Map<String, String> read(Set<String> names, Taker taker) throws IOException {
    Map<String, String> taken = new LinkedHashMap<>();
    Map<String, String> first = new LinkedHashMap<>();
    for (String name : names) {
      Member wanted = Optional.ofNullable(all.get(name)).orElseThrow();
      String file = file(wanted).orElseThrow().name();
      first.putIfAbsent(file, name);
      taken.put(name, first.getOrDefault(file, name));
    }
    Set<String> left = new HashSet<>(first.keySet());
    archive.visit(
        (member, bytes) -> {
          if (left.remove(member.name())) {
            taker.take(first.getOrDefault(member.name(), ""), bytes, member.modified());
          }
        });
    if (!left.isEmpty()) {
      throw new ArchiveException("it changed while it was read");
    }
    return taken;
  }
}
