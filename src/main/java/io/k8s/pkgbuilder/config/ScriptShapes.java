package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.Scriptlet.Phase;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mappings from phases to script files: a file's name, {file, when}, or a list of these. */
final class ScriptShapes {
  /** nfpm's names at the top level. */
  static final Map<String, Phase> COMMON =
      ordered(
          List.of(
              Map.entry("preinstall", Phase.PRE_INSTALL),
              Map.entry("postinstall", Phase.POST_INSTALL),
              Map.entry("preremove", Phase.PRE_REMOVE),
              Map.entry("postremove", Phase.POST_REMOVE)));

  /** Below {@code deb.scripts}. */
  static final Map<String, Phase> DEB =
      ordered(
          List.of(
              Map.entry("rules", Phase.DEB_RULES),
              Map.entry("templates", Phase.DEB_TEMPLATES),
              Map.entry("config", Phase.DEB_CONFIG)));

  /** Below {@code rpm.scripts}. */
  static final Map<String, Phase> RPM =
      ordered(
          List.of(
              Map.entry("pretrans", Phase.PRE_TRANSACTION),
              Map.entry("posttrans", Phase.POST_TRANSACTION),
              Map.entry("verify", Phase.VERIFY)));

  private final Vocabulary vocabulary;

  ScriptShapes(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  private static Map<String, Phase> ordered(List<Map.Entry<String, Phase>> phases) {
    Map<String, Phase> map = new LinkedHashMap<>();
    phases.forEach(phase -> map.put(phase.getKey(), phase.getValue()));
    return java.util.Collections.unmodifiableMap(map);
  }

  Shape<Scripts> of(Map<String, Phase> phases) {
    List<Key<List<Conditional<Located<String>>>>> keys =
        phases.keySet().stream()
            .map(name -> Key.of(name, Lists.oneOrMore(script()), "The script's file."))
            .toList();
    return new KeyTable(keys).map(fields -> scripts(fields, keys, phases));
  }

  private static Scripts scripts(
      Fields fields,
      List<Key<List<Conditional<Located<String>>>>> keys,
      Map<String, Phase> phases) {
    Map<Phase, List<Conditional<Located<String>>>> byPhase = new EnumMap<>(Phase.class);
    for (Key<List<Conditional<Located<String>>>> key : keys) {
      Phase phase = phases.get(key.name());
      if (phase != null) {
        byPhase.put(phase, fields.list(key));
      }
    }
    return new Scripts(byPhase);
  }

  private Shape<Conditional<Located<String>>> script() {
    Key<Located<String>> file = Key.required("file", Scalars.text(), "The script's file.");
    Key<When> when = Key.of("when", vocabulary.when(), "When the script is there.");
    Shape<Conditional<Located<String>>> plain =
        Scalars.text().map(name -> new Conditional<>(name, When.ALWAYS, name.location()));
    Shape<Conditional<Located<String>>> mapping =
        KeyTable.of(file, when)
            .then(
                (fields, reading) ->
                    fields
                        .get(file)
                        .map(
                            name ->
                                new Conditional<>(
                                    name,
                                    fields.get(when).orElse(When.ALWAYS),
                                    fields.location())));
    return Vocabulary.either(plain, mapping).named("script");
  }
}
