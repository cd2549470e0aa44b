package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileOrigin;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.ResolvedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From a plan and the files a source found to the entries that every format writes. Contents of one
 * path are one object, so that their digests are computed once. Thread-safe.
 */
public final class PayloadAssembler {
  private final ResolvedBinaries binaries;
  private final Programs programs;
  private final ContentCache contents = new ContentCache();

  /** For all artifacts of one build. */
  public PayloadAssembler(ResolvedBinaries binaries, Programs programs) {
    this.binaries = binaries;
    this.programs = programs;
  }

  /**
   * The artifact's payload.
   *
   * @throws DiagnosticException of category SOURCE for binaries that cannot run on the platform,
   *     files that are gone and programs that fail; all of the artifact's at once
   */
  public Payload assemble(ArtifactPlan plan) throws IOException {
    Map<String, List<ResolvedFile>> resolved = new LinkedHashMap<>();
    Diagnostics diagnostics = new Diagnostics();
    ElfCheck check = new ElfCheck(plan.platform(), diagnostics);
    for (BinaryRequest request : plan.binaries()) {
      List<ResolvedFile> files = binaries.files(request, plan.platform());
      check.check(files);
      resolved.put(request.name(), files);
    }
    diagnostics.throwIfAny();
    Instant timestamp = plan.timestamp().orElseGet(() -> newest(plan, resolved));
    Entries entries = new Entries(timestamp);
    for (EntryPlan entry : plan.entries()) {
      if (!(entry instanceof EntryPlan.BinaryTree)) {
        add(entry, resolved, entries, diagnostics);
      }
    }
    for (EntryPlan entry : plan.entries()) {
      if (entry instanceof EntryPlan.BinaryTree tree) {
        files(tree.request(), resolved)
            .forEach(file -> diagnostics.collect(() -> entries.member(tree, file)));
      }
    }
    diagnostics.throwIfAny();
    return new Payload(entries.withParents(), timestamp);
  }

  private void add(
      EntryPlan entry,
      Map<String, List<ResolvedFile>> resolved,
      Entries entries,
      Diagnostics diagnostics)
      throws IOException {
    if (entry instanceof EntryPlan.File file) {
      try {
        entries.file(file, content(file.origin(), resolved));
      } catch (DiagnosticException e) {
        e.diagnostics().forEach(diagnostics::add);
      }
    } else {
      entries.other(entry);
    }
  }

  private Content content(FileOrigin origin, Map<String, List<ResolvedFile>> resolved)
      throws IOException {
    if (origin instanceof FileOrigin.Inline inline) {
      return BytesContent.of(inline.text());
    }
    if (origin instanceof FileOrigin.GzippedText gzipped) {
      return Gzipped.text(gzipped.text());
    }
    if (origin instanceof FileOrigin.ConfigFile config) {
      return file(config);
    }
    if (origin instanceof FileOrigin.Binary binary) {
      return files(binary.request(), resolved).get(0).content();
    }
    if (origin instanceof FileOrigin.Generated generated) {
      return generate(generated, files(generated.request(), resolved).get(0));
    }
    throw new IllegalStateException("an origin without a content: " + origin);
  }

  private Content file(FileOrigin.ConfigFile config) {
    try {
      return contents.of(config.path());
    } catch (IOException e) {
      throw Diagnostic.at(
              Category.CONFIGURATION,
              config.location(),
              "cannot read '" + config.path() + "': " + e.getMessage())
          .asException();
    }
  }

  private Content generate(FileOrigin.Generated generated, ResolvedFile program) {
    String command = program.name() + " " + String.join(" ", generated.arguments());
    if (!(program.content() instanceof FileContent file)) {
      throw Diagnostic.of(
              Category.SOURCE, "'" + command + "' cannot run: the binary is not a file here")
          .asException();
    }
    try {
      String text = programs.output(file.path(), generated.arguments());
      if (text.isBlank()) {
        throw new IOException("it printed nothing");
      }
      return BytesContent.of(text);
    } catch (IOException e) {
      throw Diagnostic.of(Category.SOURCE, "'" + command + "' failed: " + e.getMessage())
          .hint(
              "the package's completions: come from running '"
                  + program.origin()
                  + "'; leave them out with --completions off")
          .asException();
    }
  }

  private static List<ResolvedFile> files(
      String request, Map<String, List<ResolvedFile>> resolved) {
    List<ResolvedFile> files = resolved.get(request);
    if (files == null) {
      throw new IllegalStateException("the plan has no request '" + request + "'");
    }
    return files;
  }

  private Instant newest(ArtifactPlan plan, Map<String, List<ResolvedFile>> resolved) {
    Stream<Instant> times =
        resolved.isEmpty()
            ? plan.entries().stream().flatMap(entry -> configFile(entry).stream()).map(this::mtime)
            : resolved.values().stream().flatMap(List::stream).map(ResolvedFile::modified);
    return Instant.ofEpochSecond(
        times.max(Instant::compareTo).map(Instant::getEpochSecond).orElse(0L));
  }

  private static Optional<Path> configFile(EntryPlan entry) {
    return entry instanceof EntryPlan.File file
            && file.origin() instanceof FileOrigin.ConfigFile config
        ? Optional.of(config.path())
        : Optional.empty();
  }

  private Instant mtime(Path path) {
    try {
      return contents.mtime(path);
    } catch (IOException e) {
      return Instant.EPOCH; // missing: reported when its content is asked for
    }
  }
}
