package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.Comparison;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Trigger;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Metadata;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what a deb cannot say, before anything is built. */
final class DebCheck {
  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");
  private static final Pattern ARCHITECTURE = Pattern.compile("[a-z0-9][a-z0-9-]*");

  /** Policy 5.6.12. */
  private static final Pattern VERSION = Pattern.compile("([0-9]+:)?[0-9][A-Za-z0-9.+~-]*");

  /** deb822(5): printable, no colon, not starting with '#' or '-'. */
  private static final Pattern FIELD = Pattern.compile("[!\"$-,.-9;-~][!-9;-~]*");

  private static final Set<String> DIRECTIVES =
      Set.of(
          "interest",
          "interest-await",
          "interest-noawait",
          "activate",
          "activate-await",
          "activate-noawait");

  private final ArtifactPlan plan;
  private final Diagnostics diagnostics;

  DebCheck(ArtifactPlan plan, Diagnostics diagnostics) {
    this.plan = plan;
    this.diagnostics = diagnostics;
  }

  void run() {
    if (!ARCHITECTURE.matcher(plan.architecture()).matches()) {
      add(
          "illegal deb architecture '" + plan.architecture() + "'",
          "`dpkg-architecture -L` lists the legal ones");
    }
    metadata(plan.metadata());
    plan.relations().forEach(this::relation);
    plan.scriptlets().forEach(this::scriptlet);
    plan.triggers().forEach(this::trigger);
  }

  private void metadata(Metadata metadata) {
    singleLine("summary", Optional.of(metadata.summary()));
    singleLine("maintainer", Optional.of(metadata.maintainer()));
    singleLine("vendor", metadata.vendor());
    singleLine("homepage", metadata.homepage());
    singleLine("section", metadata.section());
    singleLine("priority", metadata.priority());
    metadata.fields().forEach(this::field);
  }

  private void singleLine(String name, Optional<String> value) {
    if (value.filter(text -> text.strip().chars().anyMatch(Character::isISOControl)).isPresent()) {
      add("the " + name + " holds a line break or another control character", "use one line");
    }
  }

  private void field(Map.Entry<String, String> field) {
    String name = field.getKey();
    if (!FIELD.matcher(name).matches()) {
      add("illegal deb control field name '" + name + "'", "letters, digits and '-', as in Bugs");
    } else if (ControlParagraph.isOwn(name, plan)) {
      add(
          "deb.fields sets '" + name + "', which the package's own keys decide",
          "use the key for it instead: name, version, depends, section ...");
    }
  }

  private void relation(Relation relation) {
    Optional<String> field = RelationFields.field(relation.kind());
    if (field.isEmpty()) {
      return;
    }
    if (relation.alternatives().size() > 1 && !RelationFields.allowsAlternatives(relation.kind())) {
      add(
          field.get() + " '" + relation + "' offers a choice, which deb forbids",
          "write one relation for each package");
    }
    relation.alternatives().forEach(target -> target(field.get(), target));
  }

  private void target(String field, Relation.Target target) {
    if (!PACKAGE.matcher(target.name()).matches()) {
      add(
          field + " names '" + target.name() + "', which is no deb package name",
          "give each format its own name: {deb: NAME, rpm: " + target.name() + "}");
    }
    target.constraint().ifPresent(constraint -> constraint(field, target.name(), constraint));
  }

  private void constraint(String field, String name, Relation.Constraint constraint) {
    if (!VERSION.matcher(constraint.version()).matches()) {
      add(
          field + " '" + name + "': illegal deb version '" + constraint.version() + "'",
          "see Debian policy 5.6.12");
    }
    if (field.equals("Provides") && constraint.comparison() != Comparison.EQUAL) {
      add(
          "Provides '" + name + "' with '" + constraint.comparison().deb() + "'",
          "a deb provides one version: " + name + " (= " + constraint.version() + ")");
    }
  }

  private void scriptlet(Scriptlet scriptlet) {
    if (MaintainerScript.name(scriptlet.phase()).isEmpty()) {
      add(
          "a deb has no script for " + phase(scriptlet.phase()),
          "keep it in rpm.scripts, or use preinstall or postinstall");
    }
    long same = plan.scriptlets().stream().filter(s -> s.phase() == scriptlet.phase()).count();
    boolean first =
        plan.scriptlets().stream()
            .filter(s -> s.phase() == scriptlet.phase())
            .findFirst()
            .equals(Optional.of(scriptlet));
    if (same > 1 && first) {
      add("two scripts for " + phase(scriptlet.phase()), "join them into one");
    }
  }

  private static String phase(Scriptlet.Phase phase) {
    return switch (phase) {
      case PRE_INSTALL -> "preinst";
      case POST_INSTALL -> "postinst";
      case PRE_REMOVE -> "prerm";
      case POST_REMOVE -> "postrm";
      case PRE_TRANSACTION -> "rpm's pretrans";
      case POST_TRANSACTION -> "rpm's posttrans";
      case VERIFY -> "rpm's verify";
      case DEB_CONFIG -> "config";
      case DEB_TEMPLATES -> "templates";
      case DEB_RULES -> "rules";
    };
  }

  private void trigger(Trigger trigger) {
    if (!DIRECTIVES.contains(trigger.directive())) {
      add("unknown trigger directive '" + trigger.directive() + "'", "see deb-triggers(5)");
    }
    if (trigger.name().isBlank() || trigger.name().chars().anyMatch(c -> c <= ' ' || c > '~')) {
      add("illegal trigger name '" + trigger.name() + "'", "printable ASCII without blanks");
    }
  }

  private void add(String message, String hint) {
    diagnostics.add(
        Diagnostic.at(Category.CONFIGURATION, plan.origin(), plan.name() + ": " + message)
            .hint(hint));
  }
}
