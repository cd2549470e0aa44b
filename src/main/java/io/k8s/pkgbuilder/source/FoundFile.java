package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.model.Signatory;
import io.k8s.pkgbuilder.source.fetch.Fetched;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file that was fetched for a wanted binary: it, or the archive that holds it.
 *
 * @param signatory whose signature was found to be right
 */
record FoundFile(RemoteCandidate candidate, Fetched file, Optional<Signatory> signatory) {
  /** What a user should know of them, a line each. */
  static List<String> notes(Collection<FoundFile> found) {
    List<String> notes = new ArrayList<>();
    found.stream()
        .map(FoundFile::file)
        .filter(file -> !file.verified())
        .map(file -> "unverified, as --allow-unverified asks: " + file.address())
        .distinct()
        .forEach(notes::add);
    notes.addAll(signed(found));
    return notes;
  }

  /** Where signatures were asked for: who signed how many files, and how many nobody did. */
  private static List<String> signed(Collection<FoundFile> found) {
    Map<String, Set<String>> files = new TreeMap<>();
    found.forEach(
        one ->
            one.signatory()
                .ifPresent(
                    who ->
                        files
                            .computeIfAbsent(who.toString(), any -> new TreeSet<>())
                            .add(one.file().address())));
    List<String> notes = new ArrayList<>();
    files.forEach(
        (who, addresses) ->
            notes.add(
                (addresses.size() == 1 ? "1 file is" : addresses.size() + " files are")
                    + " signed by "
                    + who));
    return notes;
  }
}
