package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.SystemdUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An item of {@code systemd}: a unit, and what the generated scripts do with it. */
final class SystemdShape {
  /** systemd.unit(5): the characters of a unit's name and the kinds that can be started. */
  private static final Pattern UNIT =
      Pattern.compile("[A-Za-z0-9:_.\\\\@-]+\\.(service|socket|timer|path|target|mount|slice)");

  private static final Key<Located<String>> NAME =
      Key.required(
          "unit", Scalars.parsed(Scalars.text(), SystemdShape::requireUnit), "kubelet.service");
  private static final Key<Located<Boolean>> ENABLE =
      Key.of(
          "enable",
          Scalars.bool(),
          "Whether the first installation enables it; false unless said.");
  private static final Key<Located<Boolean>> START =
      Key.of(
          "start", Scalars.bool(), "Whether the first installation starts it; false unless said.");
  private static final Key<Located<String>> RESTART =
      Key.of(
          "restart",
          Scalars.word(List.of("never", "on-upgrade")),
          "What an upgrade does when it runs; never unless said.");
  private static final Key<Located<Boolean>> SHIPPED =
      Key.of(
          "shipped",
          Scalars.bool(),
          "false when another package ships the unit; true unless said.");

  private SystemdShape() {}

  static Shape<Conditional<Located<SystemdUnit>>> of(Vocabulary vocabulary) {
    Key<When> when = Key.of("when", vocabulary.when(), "When the item is there.");
    return KeyTable.of(NAME, ENABLE, START, RESTART, SHIPPED, when)
        .then(
            (fields, reading) ->
                fields
                    .get(NAME)
                    .map(
                        name ->
                            new Conditional<>(
                                name.map(value -> unit(value, fields)),
                                fields.get(when).orElse(When.ALWAYS),
                                fields.location())));
  }

  private static SystemdUnit unit(String name, Fields fields) {
    return new SystemdUnit(
        name,
        is(fields.get(ENABLE), false),
        is(fields.get(START), false),
        fields.get(RESTART).map(Located::value).orElse("never").equals("never")
            ? SystemdUnit.Restart.NEVER
            : SystemdUnit.Restart.ON_UPGRADE,
        is(fields.get(SHIPPED), true));
  }

  private static boolean is(Optional<Located<Boolean>> written, boolean otherwise) {
    return written.map(Located::value).orElse(otherwise);
  }

  private static String requireUnit(String text) {
    if (!UNIT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a unit's name like kubelet.service");
    }
    return text;
  }
}
