package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.Signatory;
import io.k8s.pkgbuilder.plan.Verification;
import io.k8s.pkgbuilder.source.fetch.Fetched;
import io.k8s.pkgbuilder.source.fetch.Fetcher;
import io.k8s.pkgbuilder.source.fetch.Unpacker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Binaries from addresses: those of the configurations, below a chosen root, or in archives. */
public final class RemoteSource implements BinarySource {
  private final ReleaseRoot root;
  private final Fetcher fetcher;
  private final Unpacker unpacker;
  private final Signatures signatures;
  private final Executor executor;

  /**
   * @param executor as many files are fetched at once as it has threads
   */
  public RemoteSource(
      ReleaseRoot root,
      Fetcher fetcher,
      Unpacker unpacker,
      Signatures signatures,
      Executor executor) {
    this.root = root;
    this.fetcher = fetcher;
    this.unpacker = unpacker;
    this.signatures = signatures;
    this.executor = executor;
  }

  @Override
  public ResolvedBinaries resolve(Collection<WantedBinary> wanted) {
    Map<WantedBinary, List<RemoteCandidate>> candidates = new LinkedHashMap<>();
    new LinkedHashSet<>(wanted).forEach(one -> candidates.put(one, RemoteCandidate.of(one, root)));
    Map<WantedBinary, FoundFile> found = new LinkedHashMap<>();
    Map<WantedBinary, DiagnosticException> failed = new LinkedHashMap<>();
    int rounds = candidates.values().stream().mapToInt(List::size).max().orElse(0);
    for (int round = 0; round < rounds; round++) {
      fetch(round, candidates, found, failed);
    }
    Diagnostics problems = new Diagnostics();
    Map<WantedBinary, List<ResolvedFile>> files = unpack(candidates, found, failed, problems);
    problems.throwIfAny();
    return new ResolvedBinaries(files, FoundFile.notes(found.values()));
  }

  /**
   * How large each is where it comes from, in bytes, without fetching any; of an archive its own
   * size.
   *
   * @throws DiagnosticException of category SOURCE, with one diagnostic for each that is nowhere
   */
  public Map<WantedBinary, Long> sizes(Collection<WantedBinary> wanted) {
    Map<WantedBinary, Attempted<Long>> answers =
        Attempted.all(new LinkedHashSet<>(wanted), this::size, executor);
    Diagnostics problems = new Diagnostics();
    Map<WantedBinary, Long> sizes = new LinkedHashMap<>();
    answers.forEach(
        (one, answer) -> {
          answer.failure().ifPresent(e -> e.diagnostics().forEach(d -> problems.add(at(one, d))));
          answer.result().ifPresent(size -> sizes.put(one, size));
        });
    problems.throwIfAny();
    return sizes;
  }

  private long size(WantedBinary one) {
    List<RemoteCandidate> places = RemoteCandidate.of(one, root);
    return places.stream()
        .flatMap(place -> fetcher.size(place.url()).stream())
        .findFirst()
        .orElseThrow(() -> missing(one, places));
  }

  /** The nth candidate of each that is not found yet; an address wanted by several only once. */
  private void fetch(
      int round,
      Map<WantedBinary, List<RemoteCandidate>> candidates,
      Map<WantedBinary, FoundFile> found,
      Map<WantedBinary, DiagnosticException> failed) {
    Map<WantedBinary, RemoteCandidate> now = new LinkedHashMap<>();
    candidates.forEach(
        (one, places) -> {
          if (round < places.size() && !found.containsKey(one) && !failed.containsKey(one)) {
            now.put(one, places.get(round));
          }
        });
    Set<Wanted> wanted = new LinkedHashSet<>();
    now.forEach((one, candidate) -> wanted.add(Wanted.of(one, candidate)));
    Map<Wanted, Attempted<Optional<Proven>>> answers =
        Attempted.all(wanted, this::proven, executor);
    now.forEach(
        (one, candidate) -> {
          Attempted<Optional<Proven>> answer = answers.get(Wanted.of(one, candidate));
          if (answer != null) {
            answer.failure().ifPresent(problem -> failed.put(one, problem));
            answer
                .result()
                .flatMap(file -> file)
                .ifPresent(
                    proven ->
                        found.put(
                            one, new FoundFile(candidate, proven.file(), proven.signatory())));
          }
        });
  }

  /** An address and what its file must prove. */
  private record Wanted(String url, Verification rule) {
    static Wanted of(WantedBinary one, RemoteCandidate candidate) {
      return new Wanted(candidate.url(), one.request().verification());
    }
  }

  private record Proven(Fetched file, Optional<Signatory> signatory) {}

  private Optional<Proven> proven(Wanted wanted) {
    return fetcher
        .fetch(wanted.url())
        .map(file -> new Proven(file, signatures.check(wanted.url(), file, wanted.rule())));
  }

  private Map<WantedBinary, List<ResolvedFile>> unpack(
      Map<WantedBinary, List<RemoteCandidate>> candidates,
      Map<WantedBinary, FoundFile> found,
      Map<WantedBinary, DiagnosticException> failed,
      Diagnostics problems) {
    Map<WantedBinary, Attempted<List<ResolvedFile>>> answers =
        Attempted.all(
            found.keySet(), one -> files(one, Objects.requireNonNull(found.get(one))), executor);
    Map<WantedBinary, List<ResolvedFile>> files = new HashMap<>();
    Set<String> said = new LinkedHashSet<>();
    candidates.forEach(
        (one, places) -> {
          Attempted<List<ResolvedFile>> answer = answers.get(one);
          Optional<DiagnosticException> problem =
              answer == null
                  ? Optional.of(
                      Optional.ofNullable(failed.get(one)).orElseGet(() -> missing(one, places)))
                  : answer.failure();
          problem
              .filter(e -> said.add(String.valueOf(e.getMessage())))
              .ifPresent(e -> e.diagnostics().forEach(d -> problems.add(at(one, d))));
          if (answer != null) {
            answer.result().ifPresent(list -> files.put(one, list));
          }
        });
    return files;
  }

  private List<ResolvedFile> files(WantedBinary one, FoundFile located) {
    Fetched file = located.file();
    if (located.candidate().member().isEmpty()) {
      return List.of(
          file(
              one.request().local().replaceFirst(".*/", ""),
              file.path(),
              file.modified(),
              file.address()));
    }
    String member = located.candidate().member().get();
    Glob wanted = Glob.anyOf(List.of(member));
    Glob excluded = Glob.anyOf(one.request().excludes());
    List<Unpacker.Unpacked> members =
        unpacker.unpack(
            file,
            member + " " + one.request().excludes(),
            name -> wanted.matches(name) && !excluded.matches(baseName(name)));
    return MemberChoice.check(one, located.candidate(), members).stream()
        .map(
            unpacked ->
                file(
                    baseName(unpacked.name()),
                    unpacked.path(),
                    unpacked.modified(),
                    file.address() + ":" + unpacked.name()))
        .toList();
  }

  private static String baseName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static ResolvedFile file(String name, Path path, Instant modified, String origin) {
    try {
      return new ResolvedFile(name, FileContent.of(path), modified, origin);
    } catch (IOException e) {
      throw Diagnostic.of(Category.SOURCE, "'" + path + "' cannot be read: " + e.getMessage())
          .hint("run it again: somebody emptied the cache")
          .asException();
    }
  }

  private static DiagnosticException missing(WantedBinary one, List<RemoteCandidate> places) {
    String looked = places.stream().map(RemoteCandidate::url).collect(Collectors.joining(", "));
    return Diagnostic.of(
            Category.SOURCE,
            looked.isEmpty()
                ? one + " has no url: it only comes from a local build"
                : one + " is missing: looked for " + looked)
        .hint(
            looked.isEmpty()
                ? "name a local build with --from DIR, or write its url in the configuration"
                : "check the version and --from; not every release has every platform")
        .asException();
  }

  private static Diagnostic at(WantedBinary one, Diagnostic problem) {
    return new Diagnostic(
        problem.category(),
        problem.location().or(() -> Optional.of(one.request().location())),
        problem.message(),
        problem.hint());
  }
}
