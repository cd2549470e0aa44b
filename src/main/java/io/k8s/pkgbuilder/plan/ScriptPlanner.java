package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.Conditional;
import io.k8s.pkgbuilder.config.FormatSection;
import io.k8s.pkgbuilder.config.Overridable;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.config.Scripts;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Scriptlet.Phase;
import io.k8s.pkgbuilder.model.Scriptlets;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Joins the user's scripts with those that a format makes for systemd units. */
final class ScriptPlanner {
  private final PackageConfig config;
  private final Scripts common;
  private final Scripts formatOnly;
  private final Situation situation;
  private final Diagnostics diagnostics;

  ScriptPlanner(
      PackageConfig config,
      Overridable settings,
      FormatSection section,
      Situation situation,
      Diagnostics diagnostics) {
    this.config = config;
    this.common = settings.scripts();
    this.formatOnly = section.scripts();
    this.situation = situation;
    this.diagnostics = diagnostics;
  }

  /** In the phases' order, at most one per phase. */
  List<Scriptlet> scriptlets(List<Scriptlet> generated) {
    List<Scriptlet> all = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      List<Scriptlet> parts = generated.stream().filter(s -> s.phase() == phase).toList();
      all.addAll(joined(phase, userScripts(phase), Scriptlets.onePerPhase(parts)));
    }
    return all;
  }

  /** The user's own come first, but where they take away they come last. */
  private List<Scriptlet> joined(Phase phase, List<UserScript> scripts, List<Scriptlet> generated) {
    Optional<Scriptlet> part = generated.stream().findFirst();
    boolean token = scripts.stream().anyMatch(UserScript::hasToken);
    if (scripts.size() + (token ? 0 : generated.size()) > 1) {
      scripts.stream()
          .filter(s -> !s.shell() || !s.interpreter().equals(scripts.get(0).interpreter()))
          .forEach(this::refuseToJoin);
    }
    List<Scriptlet> own = scripts.stream().map(script -> script.scriptlet(phase, part)).toList();
    if (token || generated.isEmpty()) {
      return Scriptlets.onePerPhase(own);
    }
    List<Scriptlet> fitting = generated.stream().map(script -> in(own, script)).toList();
    boolean undoes = phase == Phase.PRE_REMOVE || phase == Phase.POST_REMOVE;
    return Scriptlets.onePerPhase(
        Stream.of(undoes ? fitting : own, undoes ? own : fitting).flatMap(List::stream).toList());
  }

  /** Any shell runs what is generated for sh, but sh not what is written for another. */
  private static Scriptlet in(List<Scriptlet> own, Scriptlet generated) {
    return own.stream()
        .findFirst()
        .map(script -> new Scriptlet(script.phase(), script.interpreter(), generated.body()))
        .orElse(generated);
  }

  private void refuseToJoin(UserScript script) {
    diagnostics.add(
        Diagnostic.at(
                Category.CONFIGURATION,
                script.location(),
                "a script for "
                    + script.interpreter()
                    + " cannot be joined with another, or with what 'systemd' generates")
            .hint("write it for /bin/sh"));
  }

  /** The format's section replaces a phase of the top level. */
  private List<UserScript> userScripts(Phase phase) {
    List<Conditional<Located<String>>> files = formatOnly.byPhase().get(phase);
    if (files == null) {
      files = common.byPhase().getOrDefault(phase, List.of());
    }
    List<UserScript> scripts = new ArrayList<>();
    for (Conditional<Located<String>> file : situation.select(files)) {
      read(phase, file.value()).ifPresent(scripts::add);
    }
    return scripts;
  }

  private Optional<UserScript> read(Phase phase, Located<String> name) {
    Optional<Path> file = config.folder().find(name.value(), situation.platform());
    if (file.isEmpty() || Files.isDirectory(file.get())) {
      return refuse(name.location(), "there is no script '" + name.value() + "'");
    }
    try {
      String text = Files.readString(file.get());
      if (text.contains("\r\n") && phase != Phase.DEB_TEMPLATES) {
        return refuse(
            name.location(),
            "script '" + name.value() + "' has Windows line ends, which no shell reads");
      }
      return Optional.of(UserScript.of(phase, text, name.location()));
    } catch (MalformedInputException e) {
      return refuse(name.location(), "script '" + name.value() + "' is not encoded in UTF-8");
    } catch (IOException e) {
      return refuse(
          name.location(), "cannot read script '" + name.value() + "': " + e.getMessage());
    }
  }

  private Optional<UserScript> refuse(Location location, String message) {
    diagnostics.add(
        Diagnostic.at(Category.CONFIGURATION, location, message)
            .hint("scripts are files beside the configuration"));
    return Optional.empty();
  }
}
