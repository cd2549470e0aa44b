package io.k8s.pkgbuilder.config.key;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.Map;
import java.util.Optional;

/**
 * What a shape needs to read a node.
 *
 * @param subject what is being read, for messages: "'depends'" or "an item of 'depends'"
 * @param environment for nfpm's expansion
 */
public record Reading(String subject, Map<String, String> environment, Diagnostics diagnostics) {
  public Reading {
    environment = Map.copyOf(environment);
  }

  /** The same for a key's value. */
  Reading key(String name) {
    return new Reading("'" + name + "'", environment, diagnostics);
  }

  /** The same for a list's items. */
  Reading item() {
    return subject.startsWith("an item of ")
        ? this
        : new Reading("an item of " + subject, environment, diagnostics);
  }

  /** Reports that the node is of another kind than it must be. */
  public <T> Optional<T> wrongKind(YamlNode node, String wanted) {
    return error(node.location(), subject + " must be " + wanted + ", not " + node.kind());
  }

  /** Reports a mistake; the value is lost. */
  public <T> Optional<T> error(Location location, String message) {
    diagnostics.add(Diagnostic.at(Category.CONFIGURATION, location, message));
    return Optional.empty();
  }

  /** Reports a mistake with a hint, if there is one; the value is lost. */
  public <T> Optional<T> error(Location location, String message, Optional<String> hint) {
    Diagnostic diagnostic = Diagnostic.at(Category.CONFIGURATION, location, message);
    diagnostics.add(hint.map(diagnostic::hint).orElse(diagnostic));
    return Optional.empty();
  }
}
