package io.k8s.pkgbuilder.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A value that may differ by package format: {@code /etc/x}, or {@code {default: /etc/x, rpm:
 * /etc/y}}.
 *
 * @param common for every format that {@code byFormat} does not name; absent means that those have
 *     none
 * @param byFormat keyed by format name, in the order written
 */
public record PerFormat<T>(Optional<T> common, Map<String, T> byFormat) {
  public PerFormat {
    byFormat = Collections.unmodifiableMap(new LinkedHashMap<>(byFormat));
  }

  /** The same for all formats. */
  public static <T> PerFormat<T> of(T value) {
    return new PerFormat<>(Optional.of(value), Map.of());
  }

  /** The format's own value, else the common one. */
  public Optional<T> forFormat(String format) {
    return Optional.ofNullable(byFormat.get(format)).or(() -> common);
  }
}
