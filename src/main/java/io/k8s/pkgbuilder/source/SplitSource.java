package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A checkout for what is Kubernetes' own, another source for the rest: no checkout holds crictl or
 * the CNI plugins.
 */
public record SplitSource(BinarySource kubernetes, BinarySource others) implements BinarySource {
  @Override
  public ResolvedBinaries resolve(Collection<WantedBinary> wanted) {
    Diagnostics problems = new Diagnostics();
    Map<WantedBinary, List<ResolvedFile>> files = new LinkedHashMap<>();
    List<String> notes =
        Stream.of(true, false)
            .flatMap(
                own -> {
                  List<WantedBinary> part =
                      wanted.stream()
                          .filter(one -> ReleaseRoot.owns(one.request()) == own)
                          .toList();
                  return resolve(own ? kubernetes : others, part, files, problems);
                })
            .toList();
    problems.throwIfAny();
    return new ResolvedBinaries(files, notes);
  }

  private static Stream<String> resolve(
      BinarySource source,
      List<WantedBinary> wanted,
      Map<WantedBinary, List<ResolvedFile>> files,
      Diagnostics problems) {
    if (wanted.isEmpty()) {
      return Stream.of();
    }
    List<String> notes = new ArrayList<>();
    problems.collect(
        () -> {
          ResolvedBinaries found = source.resolve(wanted);
          files.putAll(found.files());
          notes.addAll(found.notes());
        });
    return notes.stream();
  }
}
