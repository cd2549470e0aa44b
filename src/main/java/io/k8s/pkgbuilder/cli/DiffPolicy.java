package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.compare.Kind;
import io.k8s.pkgbuilder.compare.Policy;
import io.k8s.pkgbuilder.compare.Rule;
import io.k8s.pkgbuilder.compare.Rule.Glob;
import io.k8s.pkgbuilder.compare.Significance;
import io.k8s.pkgbuilder.config.DiffPolicyReader;
import io.k8s.pkgbuilder.config.DiffRuleSpec;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A policy file, with today's date: a rule that has expired is named and left out. */
record DiffPolicy(World world) {
  Policy read(String file) {
    Path path = world.path(file);
    if (!Files.isRegularFile(path)) {
      throw Diagnostic.of(Category.USAGE, "--policy: there is no file '" + file + "'")
          .asException();
    }
    Diagnostics diagnostics = new Diagnostics();
    List<DiffRuleSpec> rules = DiffPolicyReader.read(path, file, diagnostics);
    rules.forEach(rule -> rule.kind().ifPresent(kind -> checkKind(kind, diagnostics)));
    diagnostics.throwIfAny();
    LocalDate today = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
    return new Policy(
        rules.stream().filter(rule -> lives(rule, today)).map(DiffPolicy::rule).toList());
  }

  private static void checkKind(Located<String> kind, Diagnostics diagnostics) {
    List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
    Glob glob = new Glob(kind.value());
    if (words.stream().noneMatch(glob::fits)) {
      Diagnostic unknown =
          Diagnostic.at(
              Category.CONFIGURATION,
              kind.location(),
              "no difference is of the kind '" + kind.value() + "'");
      diagnostics.add(
          unknown.hint(
              Nearest.hint(kind.value(), words)
                  .orElse("'pkgbuilder diff --kinds' lists all of them")));
    }
  }

  private boolean lives(DiffRuleSpec rule, LocalDate today) {
    Optional<LocalDate> last = rule.expires().map(Located::value);
    if (last.isEmpty() || !today.isAfter(last.get())) {
      return true;
    }
    world
        .err()
        .print(
            "warning: "
                + rule.location()
                + ": the rule expired on "
                + last.get()
                + " and has no effect: "
                + rule.reason().value()
                + "\n");
    return false;
  }

  private static Rule rule(DiffRuleSpec spec) {
    return new Rule(
        glob(spec.kind()),
        glob(spec.name()),
        glob(spec.platform()),
        glob(spec.format()),
        glob(spec.path()),
        Significance.of(spec.significance().value()).orElseThrow(),
        spec.reason().value());
  }

  private static Glob glob(Optional<Located<String>> text) {
    return text.map(Located::value).map(Glob::new).orElse(Glob.ANY);
  }
}
