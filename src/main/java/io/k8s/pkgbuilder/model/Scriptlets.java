package io.k8s.pkgbuilder.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins scripts that ask for the same phase: a package manager runs one. */
public final class Scriptlets {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ksh");

  private Scriptlets() {}

  /**
   * One script for each phase, running the given ones of that phase in order; those before the last
   * run in a subshell, so that an {@code exit 0} ends only them, and a failure ends the whole.
   *
   * <p>Phases whose scripts are not all for a shell are returned as they are, for {@code
   * FormatRules.check} to refuse.
   */
  public static List<Scriptlet> onePerPhase(List<Scriptlet> scriptlets) {
    Map<Scriptlet.Phase, List<Scriptlet>> byPhase = new EnumMap<>(Scriptlet.Phase.class);
    for (Scriptlet scriptlet : scriptlets) {
      byPhase.computeIfAbsent(scriptlet.phase(), phase -> new ArrayList<>()).add(scriptlet);
    }
    List<Scriptlet> result = new ArrayList<>();
    for (List<Scriptlet> same : byPhase.values()) {
      if (same.size() > 1 && same.stream().allMatch(Scriptlets::isShell)) {
        result.add(join(same));
      } else {
        result.addAll(same);
      }
    }
    return List.copyOf(result);
  }

  private static boolean isShell(Scriptlet scriptlet) {
    String command = scriptlet.interpreter().strip().split("\\s+", 2)[0];
    return SHELLS.contains(command.substring(command.lastIndexOf('/') + 1));
  }

  /** No {@code ( ... ) || exit}: a shell ignores set -e on the left of ||. */
  private static Scriptlet join(List<Scriptlet> scriptlets) {
    Scriptlet first = scriptlets.get(0);
    StringBuilder body = new StringBuilder("#!" + first.interpreter() + "\n");
    int last = scriptlets.size() - 1;
    for (Scriptlet scriptlet : scriptlets.subList(0, last)) {
      body.append("(\n").append(commands(scriptlet)).append(")\n");
      body.append("status=$?\n[ \"$status\" -eq 0 ] || exit \"$status\"\n");
    }
    body.append(commands(scriptlets.get(last)));
    return new Scriptlet(first.phase(), first.interpreter(), body.toString());
  }

  private static String commands(Scriptlet scriptlet) {
    String body = scriptlet.body();
    String commands = body.startsWith("#!") ? body.substring(firstLine(body)) : body;
    return commands.endsWith("\n") ? commands : commands + "\n";
  }

  private static int firstLine(String body) {
    int end = body.indexOf('\n');
    return end < 0 ? body.length() : end + 1;
  }
}
