package io.k8s.pkgbuilder.source.checkout;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.model.KubeVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derives a tree's version in the order of hack/lib/version.sh: KUBE_GIT_VERSION_FILE, what {@code
 * git archive} wrote into version.sh itself, git; then, for trees that are none of these, the
 * version files that a release or a build leaves.
 */
public final class CheckoutVersion {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("^KUBE_GIT_VERSION=['\"]?([^'\"\\s]+)['\"]?\\s*$", Pattern.MULTILINE);

  /** {@code '$Format:%%$'} becomes '%' and {@code '$Format:%D$'} the names of the commit. */
  private static final Pattern ARCHIVED = Pattern.compile("\\[\\[ '%' == \"%\" \\]\\]");

  private static final Pattern ARCHIVED_TAG = Pattern.compile("\\[\\[ '[^'$]*tag: (v[^ ,']+)");

  private final ProcessRunner processes;
  private final Optional<Path> versionFile;

  /**
   * @param versionFile what KUBE_GIT_VERSION_FILE names, where it is set
   */
  public CheckoutVersion(ProcessRunner processes, Optional<Path> versionFile) {
    this.processes = processes;
    this.versionFile = versionFile;
  }

  /**
   * The version of the tree at {@code directory}.
   *
   * @throws DiagnosticException of category SOURCE, saying what was tried, when none is found
   */
  public DerivedVersion of(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw failure("there is no directory '" + directory + "'", "name a Kubernetes checkout");
    }
    List<String> tried = new ArrayList<>();
    try {
      if (versionFile.isPresent()) {
        return fromVersionFile(versionFile.get());
      }
      Optional<DerivedVersion> found = archived(directory, tried);
      if (found.isEmpty()) {
        found = described(directory, tried);
      }
      if (found.isEmpty()) {
        found = left(directory, tried);
      }
      return found.orElseThrow(
          () ->
              failure(
                  "no version can be derived for '" + directory + "': " + String.join("; ", tried),
                  "fetch the tags (git fetch --tags), or give the version with --version"));
    } catch (IOException e) {
      throw failure("'" + directory + "' cannot be read: " + e, "check its permissions");
    }
  }

  private static DerivedVersion fromVersionFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw failure(
          "KUBE_GIT_VERSION_FILE names '" + file + "', which is no file", "correct or unset it");
    }
    Matcher matcher = ASSIGNMENT.matcher(read(file));
    if (!matcher.find()) {
      throw failure("'" + file + "' has no KUBE_GIT_VERSION=...", "write it as version.sh does");
    }
    return derived(matcher.group(1), "KUBE_GIT_VERSION_FILE " + file);
  }

  private static Optional<DerivedVersion> archived(Path directory, List<String> tried)
      throws IOException {
    Path script = directory.resolve("hack/lib/version.sh");
    String text = Files.isRegularFile(script) ? read(script) : "";
    if (!ARCHIVED.matcher(text).find()) {
      return Optional.empty();
    }
    Matcher tag = ARCHIVED_TAG.matcher(text);
    if (!tag.find()) {
      tried.add("it is a git archive, but not of a tag");
      return Optional.empty();
    }
    return Optional.of(derived(tag.group(1), "git archive of tag " + tag.group(1)));
  }

  private Optional<DerivedVersion> described(Path directory, List<String> tried) {
    if (!Files.exists(directory.resolve(".git"))) {
      tried.add("it has no .git");
      return Optional.empty();
    }
    try {
      return Optional.of(new GitVersion(processes, directory).describe());
    } catch (IOException e) {
      tried.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<DerivedVersion> left(Path directory, List<String> tried)
      throws IOException {
    for (String name : List.of("version", "bazel-genfiles/build/version")) {
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        return Optional.of(derived(read(file).strip(), name));
      }
    }
    Optional<String> packed = ReleaseTar.version(directory);
    if (packed.isEmpty()) {
      tried.add(
          "there is no version, bazel-genfiles/build/version or " + ReleaseTar.PATH + " in it");
    }
    return packed.map(text -> derived(text, ReleaseTar.PATH));
  }

  static DerivedVersion derived(String text, String how) {
    try {
      return new DerivedVersion(KubeVersion.parse(text), how);
    } catch (IllegalArgumentException e) {
      throw failure(how + ": " + e.getMessage(), "give the version with --version");
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static DiagnosticException failure(String message, String hint) {
    return new Diagnostic(Category.SOURCE, Optional.empty(), message, Optional.of(hint))
        .asException();
  }
}
