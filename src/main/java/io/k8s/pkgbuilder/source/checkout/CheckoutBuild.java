package io.k8s.pkgbuilder.source.checkout;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.source.BinarySource;
import io.k8s.pkgbuilder.source.LocalBuild;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.ResolvedFile;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Kubernetes checkout: binaries of its {@code _output}, built first when one is missing or older
 * than the sources.
 */
public final class CheckoutBuild implements BinarySource {
  /** The build in its container, as the Kubernetes project documents it. */
  public static final String DEFAULT_COMMAND =
      "build/run.sh make KUBE_BUILD_PLATFORMS=\"$KUBE_BUILD_PLATFORMS\" WHAT=\"$WHAT\"";

  private static final int TAIL_LINES = 15;

  private final Path directory;
  private final String command;
  private final ProcessRunner processes;
  private final Path log;

  /**
   * @param command run by {@code sh -c} in {@code directory}, with KUBE_BUILD_PLATFORMS (Go's
   *     names, space-separated) and WHAT (cmd/NAME, space-separated) in its environment
   * @param log where the build's output goes
   */
  public CheckoutBuild(Path directory, String command, ProcessRunner processes, Path log) {
    this.directory = directory;
    this.command = command;
    this.processes = processes;
    this.log = log;
  }

  @Override
  public ResolvedBinaries resolve(Collection<WantedBinary> wanted) {
    LocalBuild local = LocalBuild.in(directory);
    if (!Files.isDirectory(directory) || wanted.isEmpty()) {
      return local.resolve(wanted);
    }
    Optional<String> why = stale(local, wanted);
    why.ifPresent(reason -> build(reason, wanted));
    ResolvedBinaries found = local.resolve(wanted);
    Map<WantedBinary, List<ResolvedFile>> files = new LinkedHashMap<>(found.files());
    List<String> notes =
        Stream.concat(
                why.map(reason -> "built in " + directory + ", because " + reason).stream(),
                found.notes().stream())
            .toList();
    return new ResolvedBinaries(files, notes);
  }

  private Optional<String> stale(LocalBuild local, Collection<WantedBinary> wanted) {
    if (!local.has(wanted)) {
      return Optional.of("binaries are missing");
    }
    Instant sources = SourceAge.newest(directory);
    return local.resolve(wanted).files().entrySet().stream()
        .filter(
            entry ->
                entry.getValue().stream().anyMatch(file -> file.modified().isBefore(sources))
                    && BuildStamp.of(directory, entry.getKey()).isBefore(sources))
        .map(entry -> entry.getKey() + " is older than the sources")
        .sorted()
        .findFirst();
  }

  private void build(String reason, Collection<WantedBinary> wanted) {
    Map<String, String> variables =
        Map.of(
            "KUBE_BUILD_PLATFORMS",
            words(wanted, one -> one.platform().os() + "/" + one.platform().goarch()),
            "WHAT",
            words(wanted, one -> "cmd/" + one.request().name()));
    try {
      Files.createDirectories(Optional.ofNullable(log.toAbsolutePath().getParent()).orElseThrow());
      int exitCode = processes.stream(List.of("sh", "-c", command), directory, variables, log);
      if (exitCode != 0) {
        throw failed(reason, "it ended with exit code " + exitCode + ":\n" + tail());
      }
      BuildStamp.write(directory, wanted);
    } catch (IOException e) {
      throw failed(reason, String.valueOf(e.getMessage()));
    }
  }

  private static String words(
      Collection<WantedBinary> wanted, Function<WantedBinary, String> word) {
    return wanted.stream().map(word).collect(Collectors.toCollection(TreeSet::new)).stream()
        .collect(Collectors.joining(" "));
  }

  private String tail() throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - TAIL_LINES))
        .map(line -> "  | " + line)
        .collect(Collectors.joining("\n"));
  }

  private DiagnosticException failed(String reason, String what) {
    return new Diagnostic(
            Category.SOURCE,
            Optional.empty(),
            "the build in '" + directory + "' failed (" + reason + "): " + what,
            Optional.of(
                "the whole output is in "
                    + log
                    + "; another command is given with --build-command, now: "
                    + command))
        .asException();
  }
}
