package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.Metadata;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what an rpm cannot say, before anything is built. */
final class RpmCheck {
  /** [epoch:]version[-release], rpmbuild's rpmCharCheck. */
  private static final Pattern EVR =
      Pattern.compile("(\\d+:)?[0-9A-Za-z._+~^]+(-[0-9A-Za-z._+~^]+)?");

  private static final Pattern ARCHITECTURE = Pattern.compile("[a-z0-9_]+");

  /** Names of other formats or of Go, with what rpm says: dnf lists no package of another name. */
  private static final Map<String, String> ARCHITECTURES =
      Map.of(
          "amd64", "x86_64",
          "arm64", "aarch64",
          "arm", "armv7hl",
          "armhf", "armv7hl",
          "armhfp", "armv7hl",
          "ppc64el", "ppc64le",
          "386", "i686",
          "all", "noarch",
          "any", "noarch");

  private final ArtifactPlan plan;
  private final Diagnostics diagnostics;

  RpmCheck(ArtifactPlan plan, Diagnostics diagnostics) {
    this.plan = plan;
    this.diagnostics = diagnostics;
  }

  void run() {
    if (plan.version().revision().isEmpty()) {
      add("an rpm needs a release", "set 'release: 1' in the configuration or give --revision 1");
    }
    architecture();
    metadata(plan.metadata());
    plan.relations().forEach(this::relation);
    plan.scriptlets().forEach(this::scriptlet);
    phases();
    plan.entries().forEach(this::entry);
  }

  private void architecture() {
    String architecture = plan.architecture();
    String known = ARCHITECTURES.get(architecture);
    if (known != null) {
      add("'" + architecture + "' is no rpm architecture", "rpm calls it " + known);
    } else if (!ARCHITECTURE.matcher(architecture).matches()) {
      add(
          "illegal rpm architecture '" + architecture + "'",
          "`rpm --showrc` lists the compatible ones of a machine");
    }
  }

  private void metadata(Metadata metadata) {
    if (metadata.summary().isBlank()) {
      add("an rpm needs a summary", "start the description with a line that sums it up");
    }
    singleLine("summary", Optional.of(metadata.summary()));
    singleLine("maintainer", Optional.of(metadata.maintainer()));
    singleLine("packager", metadata.packager());
    singleLine("vendor", metadata.vendor());
    singleLine("homepage", metadata.homepage());
    singleLine("license", metadata.license());
    singleLine("group", metadata.group());
    singleLine("build host", Optional.of(metadata.buildHost()));
    noNul("description", metadata.description());
    for (String prefix : metadata.prefixes()) {
      if (!prefix.startsWith("/")) {
        add("the prefix '" + prefix + "' is not an absolute path", "write it as '/opt'");
      }
    }
  }

  private void singleLine(String name, Optional<String> value) {
    if (value.filter(text -> text.chars().anyMatch(Character::isISOControl)).isPresent()) {
      add("the " + name + " holds a line break or another control character", "use one line");
    }
  }

  private void noNul(String name, String text) {
    if (text.indexOf('\0') >= 0) {
      add("the " + name + " holds a NUL character", "an rpm's texts end at the first one");
    }
  }

  private void relation(Relation relation) {
    DependencyKind kind = DependencyKind.of(relation.kind());
    boolean rich =
        relation.alternatives().size() > 1
            || relation.alternatives().stream().anyMatch(Relation.Target::rich);
    if (rich && !kind.allowsRich()) {
      add(
          kind.field + " '" + Dependency.of(relation, 0).name() + "' offers a choice",
          "rpm allows that in Requires, Conflicts and the weak dependencies alone");
    }
    relation.alternatives().forEach(target -> target(kind, target));
  }

  private void target(DependencyKind kind, Relation.Target target) {
    String where = kind.field + " '" + target.name() + "'";
    target
        .constraint()
        .filter(limit -> !EVR.matcher(limit.version()).matches())
        .ifPresent(
            limit ->
                add(
                    where + ": illegal rpm version '" + limit.version() + "'",
                    "[epoch:]version[-release] of letters, digits, '.', '_', '+', '~' and '^'"));
    target
        .architecture()
        .filter(qualifier -> !qualifier.equals("any"))
        .ifPresent(
            qualifier ->
                add(
                    where + " has deb's qualifier ':" + qualifier + "'",
                    "give rpm its own name, e.g. {deb: '"
                        + target.name()
                        + ":"
                        + qualifier
                        + "', rpm: "
                        + target.name()
                        + "}"));
  }

  private void scriptlet(Scriptlet scriptlet) {
    noNul("script for " + phase(scriptlet.phase()), scriptlet.body());
    if (ScriptTags.of(scriptlet.phase()).isEmpty()) {
      add(
          "an rpm has no " + phase(scriptlet.phase()),
          "keep it in deb.scripts, or do its work in postinstall");
      return;
    }
    String program = ScriptTags.command(scriptlet).get(0);
    if (!program.startsWith("/") && !program.equals("<lua>")) {
      add(
          "the script for " + phase(scriptlet.phase()) + " has the interpreter '" + program + "'",
          "start it with '#!' and an absolute path, e.g. #!/bin/sh");
    }
  }

  private void phases() {
    Set<Scriptlet.Phase> seen = EnumSet.noneOf(Scriptlet.Phase.class);
    Set<Scriptlet.Phase> told = EnumSet.noneOf(Scriptlet.Phase.class);
    for (Scriptlet scriptlet : plan.scriptlets()) {
      if (!seen.add(scriptlet.phase()) && told.add(scriptlet.phase())) {
        add("two scripts for " + phase(scriptlet.phase()), "join them into one");
      }
    }
  }

  private static String phase(Scriptlet.Phase phase) {
    return switch (phase) {
      case PRE_INSTALL -> "%pre";
      case POST_INSTALL -> "%post";
      case PRE_REMOVE -> "%preun";
      case POST_REMOVE -> "%postun";
      case PRE_TRANSACTION -> "%pretrans";
      case POST_TRANSACTION -> "%posttrans";
      case VERIFY -> "%verifyscript";
      case DEB_CONFIG -> "debconf config script";
      case DEB_TEMPLATES -> "debconf templates";
      case DEB_RULES -> "rules file";
    };
  }

  /** rpm says 32 bits for times, unsigned: 1970 to 2106. */
  private void entry(EntryPlan entry) {
    entry
        .attributes()
        .mtime()
        .filter(time -> time.getEpochSecond() < 0 || time.getEpochSecond() > 0xFFFF_FFFFL)
        .ifPresent(
            time -> add(entry.path() + ": rpm cannot hold the time " + time, "1970 to 2106"));
  }

  private void add(String message, String hint) {
    diagnostics.add(
        Diagnostic.at(Category.CONFIGURATION, plan.origin(), plan.name() + ": " + message)
            .hint(hint));
  }
}
