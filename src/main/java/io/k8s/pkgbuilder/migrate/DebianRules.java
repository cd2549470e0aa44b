package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * debian/rules, as far as it says what debhelper does with units.
 *
 * @param systemd calls of dh_installsystemd and what it was before
 * @param strange other commands
 */
record DebianRules(List<Line> systemd, List<Line> strange) {
  private static final Pattern UNITS =
      Pattern.compile("\\s*dh_(installsystemd|systemd_enable|systemd_start)\\b.*");
  private static final Pattern NO_COMMAND =
      Pattern.compile("\\s*(#.*|dh \\$@.*|export .*|:|true)?");

  DebianRules {
    systemd = List.copyOf(systemd);
    strange = List.copyOf(strange);
  }

  /** A command. */
  record Line(String text, Location location) {}

  static DebianRules parse(String text, String file) {
    List<Line> systemd = new ArrayList<>();
    List<Line> strange = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Line one = new Line(line.strip(), new Location(file, number, 0));
      if (UNITS.matcher(line).matches()) {
        systemd.add(one);
      } else if (line.startsWith("\t") && !NO_COMMAND.matcher(line.strip()).matches()) {
        strange.add(one);
      }
    }
    return new DebianRules(systemd, strange);
  }

  /** Whether debhelper is told not to, for this package. */
  boolean says(String option, String name) {
    return systemd.stream()
        .filter(line -> !line.text().matches(".*\\s(-p|--package=).*") || named(line, name))
        .anyMatch(line -> (line.text() + " ").contains(option + " "));
  }

  private static boolean named(Line line, String name) {
    return (line.text() + " ").matches(".*\\s(-p\\s*|--package=)" + Pattern.quote(name) + "\\s.*");
  }

  void leaveStrange(DebianDraft draft) {
    strange.forEach(
        line ->
            draft.leave(
                line.location(), line.text(), "commands that build are not run; see sources.md"));
  }
}
