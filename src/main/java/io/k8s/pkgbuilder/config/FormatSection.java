package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Trigger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration says for one format alone: the sections {@code deb}, {@code rpm} and, with
 * fewer keys, those of other formats. Whichever keys a format lacks are empty.
 *
 * @param arch the package's architecture in the format's words
 * @param archVariant deb: Architecture-Variant
 * @param relations deb: pre-depends and breaks; rpm: requires.post
 * @param fields deb: further control fields
 * @param prefixes rpm: relocations
 */
public record FormatSection(
    Optional<Located<String>> arch,
    Optional<Located<String>> archVariant,
    Optional<Located<Compression>> compression,
    Relations relations,
    Scripts scripts,
    List<Located<Trigger>> triggers,
    Map<String, Located<String>> fields,
    Optional<Located<String>> summary,
    Optional<Located<String>> group,
    Optional<Located<String>> packager,
    Optional<Located<String>> buildHost,
    List<Located<String>> prefixes,
    SignatureSpec signature) {
  /** Nothing said. */
  public static final FormatSection NONE =
      new FormatSection(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Relations.NONE,
          Scripts.NONE,
          List.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          SignatureSpec.NONE);

  public FormatSection {
    triggers = List.copyOf(triggers);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    prefixes = List.copyOf(prefixes);
  }

  /** nfpm's rule: what is not empty in the override wins, lists replace, maps merge by key. */
  FormatSection overriddenBy(FormatSection override) {
    Map<String, Located<String>> mergedFields = new LinkedHashMap<>(fields);
    mergedFields.putAll(override.fields);
    return new FormatSection(
        override.arch.or(() -> arch),
        override.archVariant.or(() -> archVariant),
        override.compression.or(() -> compression),
        relations.overriddenBy(override.relations),
        scripts.overriddenBy(override.scripts),
        mergedTriggers(override),
        mergedFields,
        override.summary.or(() -> summary),
        override.group.or(() -> group),
        override.packager.or(() -> packager),
        override.buildHost.or(() -> buildHost),
        override.prefixes.isEmpty() ? prefixes : override.prefixes,
        signature.overriddenBy(override.signature));
  }

  /** Each directive is a list of its own in nfpm, so each is replaced alone. */
  private List<Located<Trigger>> mergedTriggers(FormatSection override) {
    List<String> replaced =
        override.triggers.stream().map(trigger -> trigger.value().directive()).toList();
    return java.util.stream.Stream.concat(
            triggers.stream().filter(trigger -> !replaced.contains(trigger.value().directive())),
            override.triggers.stream())
        .toList();
  }
}
