package io.k8s.pkgbuilder.config.key;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a mapping said, by key; a required key may still be missing, which was reported. */
public final class Fields {
  private final Map<String, Object> values;
  private final Map<String, Location> written;
  private final Location location;

  Fields(Map<String, Object> values, Map<String, Location> written, Location location) {
    this.values = new LinkedHashMap<>(values);
    this.written = new LinkedHashMap<>(written);
    this.location = location;
  }

  /** The key's value; empty when it is not there, says nothing or was wrong. */
  @SuppressWarnings("unchecked") // KeyTable put it there through the same key's shape
  public <T> Optional<T> get(Key<T> key) {
    return Optional.ofNullable((T) values.get(key.name()));
  }

  /** The list of a key, empty when the key is not there. */
  public <T> List<T> list(Key<List<T>> key) {
    return get(key).orElse(List.of());
  }

  /** The names of all keys that were written, whatever their values. */
  public Set<String> names() {
    return java.util.Collections.unmodifiableSet(written.keySet());
  }

  /** Where the key itself is written. */
  public Optional<Location> keyLocation(Key<?> key) {
    return Optional.ofNullable(written.get(key.name()));
  }

  /** Of the whole mapping. */
  public Location location() {
    return location;
  }
}
