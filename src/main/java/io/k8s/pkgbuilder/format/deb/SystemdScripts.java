package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.SystemdUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Maintainer scripts that treat units as debhelper's dh_installsystemd does: deb-systemd-helper for
 * symbolic links, which works without a running systemd, and deb-systemd-invoke for the rest, which
 * heeds policy-rc.d and what the administrator disabled.
 *
 * <p>Everything but the links is left alone without a running systemd (a container, a chroot,
 * {@code dpkg --root}).
 */
final class SystemdScripts {
  private static final String HEAD = "#!/bin/sh\nset -e\n";
  private static final String CONFIGURE =
      """
      if [ "$1" = "configure" ] || [ "$1" = "abort-upgrade" ] || \
      [ "$1" = "abort-deconfigure" ] || [ "$1" = "abort-remove" ]; then
      """;
  private static final String RUNNING = "[ -z \"${DPKG_ROOT:-}\" ] && [ -d /run/systemd/system ]";

  private final List<SystemdUnit> units;

  SystemdScripts(List<SystemdUnit> units) {
    this.units = List.copyOf(units);
  }

  /** postinst, prerm and postrm, as far as the units need them. */
  List<Scriptlet> scriptlets() {
    if (units.isEmpty()) {
      return List.of();
    }
    List<Scriptlet> scriptlets = new ArrayList<>();
    add(scriptlets, Scriptlet.Phase.POST_INSTALL, links() + running());
    add(scriptlets, Scriptlet.Phase.PRE_REMOVE, stop());
    add(scriptlets, Scriptlet.Phase.POST_REMOVE, reload() + purge());
    return List.copyOf(scriptlets);
  }

  private static void add(List<Scriptlet> scriptlets, Scriptlet.Phase phase, String commands) {
    if (!commands.isEmpty()) {
      scriptlets.add(new Scriptlet(phase, "/bin/sh", HEAD + commands));
    }
  }

  private String links() {
    String commands =
        units.stream()
            .filter(SystemdUnit::shipped)
            .map(unit -> (unit.enable() ? ENABLE : KEEP).replace("UNIT", quoted(unit)))
            .collect(Collectors.joining());
    return commands.isEmpty() ? "" : CONFIGURE + commands + "fi\n";
  }

  private static final String ENABLE =
      """
        # Packages of old masked the unit when they were removed.
        deb-systemd-helper unmask UNIT >/dev/null || true
        # True on the first installation; later what the administrator left.
        if deb-systemd-helper --quiet was-enabled UNIT; then
          deb-systemd-helper enable UNIT >/dev/null || true
        else
          deb-systemd-helper update-state UNIT >/dev/null || true
        fi
      """;

  private static final String KEEP =
      """
        if deb-systemd-helper debian-installed UNIT; then
          deb-systemd-helper unmask UNIT >/dev/null || true
          if deb-systemd-helper --quiet was-enabled UNIT; then
            deb-systemd-helper enable UNIT >/dev/null || true
          fi
        fi
        deb-systemd-helper update-state UNIT >/dev/null || true
      """;

  private String running() {
    String start = invoke("start", unit -> unit.shipped() && unit.start() && !restarts(unit));
    String restart = names(unit -> unit.shipped() && unit.start() && restarts(unit));
    String tryRestart =
        invoke("try-restart", unit -> !unit.start() && restarts(unit) && unit.shipped());
    // Its own first installation is a change to another package's unit, so $2 does not matter.
    String foreign = invoke("try-restart", unit -> !unit.shipped() && restarts(unit));
    StringBuilder text = new StringBuilder(CONFIGURE);
    text.append("  if ").append(RUNNING).append("; then\n");
    text.append("    systemctl --system daemon-reload >/dev/null || true\n");
    text.append(start.indent(4));
    if (!restart.isEmpty()) {
      text.append(RESTART.replace("UNITS", restart).indent(4));
    }
    if (!tryRestart.isEmpty()) {
      text.append("    if [ -n \"$2\" ]; then\n").append(tryRestart.indent(6)).append("    fi\n");
    }
    return text.append(foreign.indent(4)).append("  fi\nfi\n").toString();
  }

  private static final String RESTART =
      """
      if [ -n "$2" ]; then
        deb-systemd-invoke restart UNITS >/dev/null || true
      else
        deb-systemd-invoke start UNITS >/dev/null || true
      fi
      """;

  private String stop() {
    String stop = invoke("stop", SystemdUnit::shipped);
    return stop.isEmpty()
        ? ""
        : "if " + RUNNING + " && [ \"$1\" = \"remove\" ]; then\n" + stop.indent(2) + "fi\n";
  }

  private static String reload() {
    return "if "
        + RUNNING
        + " && [ \"$1\" = \"remove\" ]; then\n"
        + "  systemctl --system daemon-reload >/dev/null || true\nfi\n";
  }

  private String purge() {
    String shipped = names(SystemdUnit::shipped);
    return shipped.isEmpty() ? "" : PURGE.replace("UNITS", shipped);
  }

  private static final String PURGE =
      """
      if [ "$1" = "purge" ] && command -v deb-systemd-helper >/dev/null; then
        deb-systemd-helper purge UNITS >/dev/null || true
      fi
      """;

  private String invoke(String action, Predicate<SystemdUnit> which) {
    String names = names(which);
    return names.isEmpty()
        ? ""
        : "deb-systemd-invoke " + action + " " + names + " >/dev/null || true\n";
  }

  private String names(Predicate<SystemdUnit> which) {
    return units.stream()
        .filter(which)
        .map(SystemdScripts::quoted)
        .collect(Collectors.joining(" "));
  }

  private static boolean restarts(SystemdUnit unit) {
    return unit.restart() == SystemdUnit.Restart.ON_UPGRADE;
  }

  /** One shell word, whatever the name holds. */
  private static String quoted(SystemdUnit unit) {
    return "'" + unit.name().replace("'", "'\\''") + "'";
  }
}
