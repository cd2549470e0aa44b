package io.k8s.pkgbuilder.publish;

import java.util.List;
import java.util.Optional;

/**
 * Everything that one publication does.
 *
 * @param uploads in the order in which they must appear
 * @param deletions after all uploads
 * @param unchanged files that are there as they should be
 */
public record Publication(List<Upload> uploads, List<Stored> deletions, List<LocalFile> unchanged) {
  /**
   * One file that is sent.
   *
   * @param before what it replaces
   */
  public record Upload(LocalFile file, Optional<Stored> before) {}

  public Publication {
    uploads = List.copyOf(uploads);
    deletions = List.copyOf(deletions);
    unchanged = List.copyOf(unchanged);
  }

  /** Of what is sent, in bytes. */
  public long size() {
    return uploads.stream().mapToLong(upload -> upload.file().size()).sum();
  }

  /** Of one kind, in their order. */
  List<Upload> uploads(FileKind kind) {
    return uploads.stream().filter(upload -> upload.file().kind() == kind).toList();
  }
}
