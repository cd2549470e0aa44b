package io.k8s.pkgbuilder.lint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A unit file of a package.
 *
 * @param path where it is installed
 * @param name such as kubelet.service
 */
record UnitFile(String path, String name, String text) {
  private static final Pattern PATH =
      Pattern.compile(
          "(?:/usr/lib|/lib|/etc)/systemd/system/" + "([^/@]+[.](?:service|socket|timer|path))");

  /** Templates are enabled by instance, targets and mounts by what they are for. */
  static List<UnitFile> of(LintPackage subject) {
    return subject.entries().stream()
        .filter(LintEntry::isFile)
        .flatMap(
            entry -> {
              Matcher matcher = PATH.matcher(entry.path());
              return matcher.matches()
                  ? Stream.of(new UnitFile(entry.path(), matcher.group(1), entry.text()))
                  : Stream.empty();
            })
        .toList();
  }

  /** Whether enabling it means anything: systemd.unit(5), [Install]. */
  boolean installable() {
    return text.lines()
        .dropWhile(line -> !line.strip().equals("[Install]"))
        .anyMatch(line -> line.strip().matches("(WantedBy|RequiredBy|UpheldBy|Also|Alias)=.*"));
  }
}
