package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.release.journal.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What a command line asks of a work directory: everything typed that decides what is made. */
final class ReleaseRequest {
  /** They decide how it is made, how much of it now, or what is said of it. */
  private static final Set<String> IGNORED =
      Set.of(
          "--work",
          "--list-steps",
          "--from-step",
          "--only",
          "--skip",
          "--dry-run",
          "--resume",
          "--clean",
          "--shard",
          "--finish",
          "--jobs",
          "--piece-cache",
          "--output",
          "--quiet",
          "--stacktrace",
          "--mirror",
          "--offline",
          "--cache-dir",
          "--sign-passphrase-file",
          "--sign-agent",
          "--sign-command",
          "--nomock",
          "--verify-published");

  private static final List<String> VARIABLES =
      List.of(
          "KUBE_BUILD_VERSION",
          "KUBE_BUILD_PLATFORMS",
          "KUBE_BUILD_FORMATS",
          "PKGBUILDER_IN",
          "PKGBUILDER_CONF",
          "PKGBUILDER_SIGN_KEY",
          "SOURCE_DATE_EPOCH");

  private ReleaseRequest() {}

  static Request of(World world, ParseResult typed) {
    Map<String, String> options = new TreeMap<>();
    for (OptionSpec option : typed.matchedOptions()) {
      if (!IGNORED.contains(option.longestName())) {
        options.put(option.longestName(), String.join(",", option.stringValues()));
      }
    }
    VARIABLES.forEach(
        name -> world.variable(name).ifPresent(value -> options.put("$" + name, value.strip())));
    return new Request(VersionCommand.line(), options);
  }
}
