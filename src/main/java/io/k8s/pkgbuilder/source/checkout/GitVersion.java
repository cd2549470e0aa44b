package io.k8s.pkgbuilder.source.checkout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The version that git gives a checkout, as kube::version::get_version_vars makes it. */
record GitVersion(ProcessRunner processes, Path directory) {
  private static final Pattern AFTER_PRERELEASE = Pattern.compile("-(\\d+)-g([0-9a-f]{14,})$");
  private static final Pattern AFTER_RELEASE = Pattern.compile("-g([0-9a-f]{14,})$");

  DerivedVersion describe() throws IOException {
    String described =
        git("describe", "--tags", "--match=v*", "--abbrev=14", "HEAD^{commit}").strip();
    boolean dirty = !git("status", "--porcelain").isEmpty();
    return CheckoutVersion.derived(
        version(described) + (dirty ? "-dirty" : ""),
        "git describe: " + described + (dirty ? ", the tree is modified" : ""));
  }

  /** Three dashes are commits after a prerelease's tag, two are commits after a release's. */
  private static String version(String described) {
    long dashes = described.chars().filter(character -> character == '-').count();
    if (dashes == 3) {
      return AFTER_PRERELEASE.matcher(described).replaceFirst(".$1+$2");
    }
    return dashes == 2 ? AFTER_RELEASE.matcher(described).replaceFirst("+$1") : described;
  }

  private String git(String... arguments) throws IOException {
    List<String> command = Stream.concat(Stream.of("git"), Arrays.stream(arguments)).toList();
    ProcessRunner.Outcome outcome = processes.run(command, directory);
    if (!outcome.succeeded()) {
      throw new IOException(
          "git " + arguments[0] + " says: " + outcome.errors().strip().replace('\n', ' '));
    }
    return outcome.output();
  }
}
