package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.SystemdUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Scriptlets that treat units as systemd's own macros do (systemd.spec(5), %systemd_post and its
 * kin): by systemd-update-helper where it is (systemd 250), whose file triggers then reload and
 * restart once at the end of the transaction, else by systemctl.
 *
 * <p>They succeed whatever happens: a failed scriptlet would leave half a transaction, and without
 * systemd (a container, a chroot) there is nothing to do.
 */
final class SystemdScripts {
  private static final String HELPER = "/usr/lib/systemd/systemd-update-helper";
  private static final String RUNNING = "[ -d /run/systemd/system ]";
  private static final String PRESENT = "command -v systemctl >/dev/null 2>&1";

  private final List<SystemdUnit> units;

  SystemdScripts(List<SystemdUnit> units) {
    this.units = List.copyOf(units);
  }

  /** As far as the units need them. */
  List<Scriptlet> scriptlets() {
    List<Scriptlet> scriptlets = new ArrayList<>();
    add(scriptlets, Scriptlet.Phase.POST_INSTALL, preset() + start());
    add(scriptlets, Scriptlet.Phase.PRE_REMOVE, disable());
    add(scriptlets, Scriptlet.Phase.POST_REMOVE, reload() + restart());
    add(scriptlets, Scriptlet.Phase.POST_TRANSACTION, foreign());
    return List.copyOf(scriptlets);
  }

  private static void add(List<Scriptlet> scriptlets, Scriptlet.Phase phase, String commands) {
    if (!commands.isEmpty()) {
      scriptlets.add(new Scriptlet(phase, "/bin/sh", "#!/bin/sh\n" + commands + "exit 0\n"));
    }
  }

  /** Whether a new unit is enabled is the distribution's and the administrator's policy. */
  private String preset() {
    return script(
        names(unit -> unit.shipped() && unit.enable()),
        """
        if [ "$1" -eq 1 ]; then
          # Initial installation
          if [ -x HELPER ]; then
            HELPER install-system-units UNITS || :
          elif PRESENT; then
            systemctl --no-reload preset UNITS >/dev/null 2>&1 || :
          fi
        fi
        """);
  }

  /** What the policy left disabled stays down. */
  private String start() {
    StringBuilder text = new StringBuilder();
    for (SystemdUnit unit : units) {
      if (unit.shipped() && unit.start()) {
        text.append(
            script(
                quoted(unit),
                """
                if [ "$1" -eq 1 ] && RUNNING; then
                  systemctl daemon-reload >/dev/null 2>&1 || :
                  CONDITIONsystemctl start UNITS >/dev/null 2>&1 || :
                fi
                """
                    .replace(
                        "CONDITION",
                        unit.enable()
                            ? "systemctl is-enabled --quiet UNITS 2>/dev/null && "
                            : "")));
      }
    }
    return text.toString();
  }

  private String disable() {
    return script(
        names(SystemdUnit::shipped),
        """
        if [ "$1" -eq 0 ]; then
          # Removal, not an upgrade
          if [ -x HELPER ]; then
            HELPER remove-system-units UNITS || :
          elif RUNNING; then
            systemctl --no-reload disable --now UNITS >/dev/null 2>&1 || :
          elif PRESENT; then
            systemctl --no-reload disable UNITS >/dev/null 2>&1 || :
          fi
        fi
        """);
  }

  /** Without the helper nothing says that systemd's file triggers are there to do it. */
  private String reload() {
    return script(
        names(unit -> true),
        """
        if [ ! -x HELPER ] && RUNNING; then
          systemctl daemon-reload >/dev/null 2>&1 || :
        fi
        """);
  }

  /** Runs from the old package after the new one's files are there. */
  private String restart() {
    return script(
        names(unit -> unit.shipped() && restarts(unit)),
        """
        if [ "$1" -ge 1 ]; then
          # Upgrade, not removal
          if [ -x HELPER ]; then
            HELPER mark-restart-system-units UNITS || :
          elif RUNNING; then
            systemctl try-restart UNITS >/dev/null 2>&1 || :
          fi
        fi
        """);
  }

  /**
   * What this package adds to another's unit (a drop-in) is new at its own first installation too.
   * At the end of the transaction the other package's new files are there as well.
   */
  private String foreign() {
    return script(
            names(unit -> !unit.shipped()),
            """
            if RUNNING; then
              systemctl daemon-reload >/dev/null 2>&1 || :
            fi
            """)
        + script(
            names(unit -> !unit.shipped() && restarts(unit)),
            """
            if RUNNING; then
              systemctl try-restart UNITS >/dev/null 2>&1 || :
            fi
            """);
  }

  private static String script(String names, String template) {
    return names.isEmpty()
        ? ""
        : template
            .replace("HELPER", HELPER)
            .replace("RUNNING", RUNNING)
            .replace("PRESENT", PRESENT)
            .replace("UNITS", names);
  }

  private String names(Predicate<SystemdUnit> which) {
    return units.stream()
        .filter(which)
        .map(SystemdScripts::quoted)
        .collect(Collectors.joining(" "));
  }

  private static boolean restarts(SystemdUnit unit) {
    return switch (unit.restart()) {
      case NEVER -> false;
      case ON_UPGRADE -> true;
    };
  }

  private static String quoted(SystemdUnit unit) {
    return "'" + unit.name().replace("'", "'\\''") + "'";
  }
}
