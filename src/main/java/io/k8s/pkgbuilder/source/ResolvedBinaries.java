package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import java.util.List;
import java.util.Map;

/**
 * The answer of a source: files for everything that was wanted.
 *
 * @param files exactly one for an ordinary request, at least one and sorted by name for a tree
 * @param notes what a user should know of where they come from, a line each
 */
public record ResolvedBinaries(Map<WantedBinary, List<ResolvedFile>> files, List<String> notes) {
  public ResolvedBinaries {
    files = Map.copyOf(files);
    notes = List.copyOf(notes);
  }

  /**
   * The files of one request.
   *
   * @throws IllegalArgumentException when it was not among what was wanted
   */
  public List<ResolvedFile> files(BinaryRequest request, Platform platform) {
    WantedBinary wanted = new WantedBinary(request, platform);
    List<ResolvedFile> found = files.get(wanted);
    if (found == null) {
      throw new IllegalArgumentException(wanted + " was not asked for");
    }
    return found;
  }
}
