package io.k8s.pkgbuilder.config;

import java.util.Optional;
import java.util.stream.Stream;

/** nfpm's {@code contents[].type}. */
public enum ContentType {
  FILE("file"),
  DIR("dir"),
  TREE("tree"),
  SYMLINK("symlink"),
  CONFIG("config"),
  CONFIG_NOREPLACE("config|noreplace"),
  CONFIG_MISSINGOK("config|missingok"),
  GHOST("ghost"),
  DOC("doc"),
  LICENSE("license"),
  README("readme");

  private final String yaml;

  ContentType(String yaml) {
    this.yaml = yaml;
  }

  /** As written in YAML. */
  public String yaml() {
    return yaml;
  }

  /** Whether there must be something to take it from: not for a directory or a ghost. */
  boolean needsSource() {
    return this != DIR && this != GHOST;
  }

  /** Also reads nfpm's second spelling, licence. */
  static Optional<ContentType> of(String text) {
    if (text.equals("licence")) {
      return Optional.of(LICENSE);
    }
    return Stream.of(values()).filter(type -> type.yaml.equals(text)).findFirst();
  }
}
