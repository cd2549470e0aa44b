package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.Scriptlet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Script files by phase.
 *
 * @param byPhase names of files as written, to be looked up in the {@link ConfigFolder}; several in
 *     one phase are conditional on different things, or run one after the other
 */
public record Scripts(Map<Scriptlet.Phase, List<Conditional<Located<String>>>> byPhase) {
  public static final Scripts NONE = new Scripts(Map.of());

  public Scripts {
    Map<Scriptlet.Phase, List<Conditional<Located<String>>>> copy =
        new EnumMap<>(Scriptlet.Phase.class);
    byPhase.forEach(
        (phase, list) -> {
          if (!list.isEmpty()) {
            copy.put(phase, List.copyOf(list));
          }
        });
    byPhase = Collections.unmodifiableMap(copy);
  }

  /** Both; for one phase the other's win, as a format's section is nearer than the top level. */
  Scripts overriddenBy(Scripts override) {
    Map<Scriptlet.Phase, List<Conditional<Located<String>>>> merged =
        new EnumMap<>(Scriptlet.Phase.class);
    merged.putAll(byPhase);
    merged.putAll(override.byPhase);
    return new Scripts(merged);
  }
}
