package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.model.ByteSize;
import io.k8s.pkgbuilder.payload.codec.Piece;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of pieces, shared by builds that run one after another or at once: a {@link PieceFile}
 * for each, named by its key's digest, written beside and moved. A damaged one is as good as none.
 *
 * @param clock says which piece was used last; never part of a package
 */
public record PieceFolder(Path folder, Clock clock) implements PieceStore {
  private static final String SUFFIX = ".piece";
  private static final String PART = ".part";

  /** What a killed build left behind is nobody's after so long. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  @Override
  public Optional<Piece> find(String key, Spool spool) {
    Path file = file(key);
    try {
      Optional<Piece> piece = PieceFile.read(file, key, spool);
      if (piece.isPresent()) {
        touch(file);
      } else {
        delete(file);
      }
      return piece;
    } catch (IOException e) {
      return Optional.empty(); // there is none, or it cannot be read
    }
  }

  @Override
  public void keep(String key, Piece piece) {
    Path file = file(key);
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "piece", PART);
      try {
        PieceFile.write(part, key, piece);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      // A full or read-only disk costs the next build its time, not this one its packages.
    }
  }

  /** Of all pieces together. */
  public ByteSize size() {
    return new ByteSize(newestFirst().stream().mapToLong(Kept::size).sum());
  }

  /** Removes the pieces that were not used for longest until the others fit. */
  public void prune(ByteSize limit) {
    long kept = 0;
    for (Kept piece : newestFirst()) {
      kept += piece.size();
      boolean abandoned = piece.file().toString().endsWith(PART) && abandoned(piece);
      if (kept > limit.bytes() || abandoned) {
        delete(piece.file());
      }
    }
  }

  private record Kept(Path file, long size, FileTime used) {
    static Stream<Kept> of(Path file) {
      try {
        return Stream.of(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
      } catch (IOException e) {
        return Stream.empty(); // another build removed it
      }
    }
  }

  private List<Kept> newestFirst() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) || file.toString().endsWith(PART))
          .flatMap(Kept::of)
          .sorted(Comparator.comparing(Kept::used).reversed())
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private boolean abandoned(Kept piece) {
    return piece.used().toInstant().isBefore(clock.instant().minus(ABANDONED));
  }

  private Path file(String key) {
    MessageDigest digest = Hashing.sha256();
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    return folder.resolve(Hashing.hex(digest) + SUFFIX);
  }

  private void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (IOException e) {
      // It only goes sooner than it should.
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is found damaged again, or pruned by the next build.
    }
  }
}
