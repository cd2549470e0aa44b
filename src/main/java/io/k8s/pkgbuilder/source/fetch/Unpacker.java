package io.k8s.pkgbuilder.source.fetch;

import io.k8s.pkgbuilder.source.archive.ArchiveException;
import io.k8s.pkgbuilder.source.archive.ArchiveLimits;
import io.k8s.pkgbuilder.source.archive.Members;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Members of fetched archives, kept in the cache as files of their own. */
public final class Unpacker {
  private static final int BUFFER = 1 << 16;

  private final Cache cache;
  private final ArchiveLimits limits;

  /** Unpacks into a cache. */
  public Unpacker(Cache cache, ArchiveLimits limits) {
    this.cache = cache;
    this.limits = limits;
  }

  /**
   * A member.
   *
   * @param name in the archive
   * @param path read-only
   * @param modified as the archive says
   */
  public record Unpacked(String name, Path path, Instant modified) {}

  /**
   * The wanted members, sorted by name; empty when there are none.
   *
   * @param question tells one {@code wanted} from another, for the cache
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category SOURCE when the archive is
   *     refused or damaged
   */
  public List<Unpacked> unpack(Fetched archive, String question, Predicate<String> wanted) {
    String key = Cache.key("members", archive.sha256() + " " + question);
    try {
      return cache
          .locks()
          .locked(
              key,
              () -> {
                Optional<List<Unpacked>> before = known(key);
                return before.isPresent() ? before.get() : unpacked(archive, key, wanted);
              });
    } catch (ArchiveException e) {
      throw Problems.of(
          "the archive '" + archive.address() + "' is refused: " + e.getMessage(),
          "use another archive: nothing of this one was unpacked");
    } catch (IOException e) {
      throw Problems.of(
          "the archive '" + archive.address() + "' cannot be unpacked: " + e.getMessage(),
          "check that it is a tar or zip archive, and that there is room in the cache");
    }
  }

  private Optional<List<Unpacked>> known(String key) throws IOException {
    Optional<Map<String, String>> ref = cache.ref(key);
    List<Unpacked> found = new ArrayList<>();
    for (Map.Entry<String, String> entry : ref.orElse(Map.of()).entrySet()) {
      String[] words = entry.getValue().split(" ", 3);
      Optional<Path> path = words.length == 3 ? cache.object(words[0]) : Optional.empty();
      if (path.isEmpty()) {
        return Optional.empty();
      }
      found.add(new Unpacked(words[2], path.get(), instant(words[1])));
    }
    return ref.map(any -> List.copyOf(found));
  }

  private static Instant instant(String text) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IOException("the cache is damaged", e);
    }
  }

  private List<Unpacked> unpacked(Fetched archive, String key, Predicate<String> wanted)
      throws IOException {
    Members members = Members.of(archive.path(), limits);
    Set<String> names = members.names(wanted);
    Map<String, Unpacked> byName = new LinkedHashMap<>();
    Map<String, String> digests = new LinkedHashMap<>();
    Map<String, String> takenAs =
        members.read(
            names,
            (name, bytes, modified) -> {
              String sha256 = keep(key, bytes, modified);
              digests.put(name, sha256);
              byName.put(name, new Unpacked(name, cache.objectPath(sha256), modified));
            });
    Map<String, String> ref = new LinkedHashMap<>();
    List<Unpacked> found = new ArrayList<>();
    for (String name : names) {
      String source = Optional.ofNullable(takenAs.get(name)).orElseThrow();
      Unpacked one = Optional.ofNullable(byName.get(source)).orElseThrow();
      found.add(new Unpacked(name, one.path(), one.modified()));
      ref.put(
          Integer.toString(ref.size()), digests.get(source) + " " + one.modified() + " " + name);
    }
    cache.ref(key, ref);
    return found;
  }

  private String keep(String key, InputStream bytes, Instant modified) throws IOException {
    Path part = cache.part(key + ".member");
    RunningDigests digests = new RunningDigests(List.of());
    try (OutputStream out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digests.update(ByteBuffer.wrap(buffer, 0, read));
        out.write(buffer, 0, read);
      }
    }
    String sha256 = digests.finish().sha256();
    cache.adopt(part, sha256, modified);
    return sha256;
  }
}
