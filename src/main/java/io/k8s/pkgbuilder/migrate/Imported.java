package io.k8s.pkgbuilder.migrate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A package's configuration, and what was left over on the way.
 *
 * @param name of its folder
 * @param yaml the package.yaml
 * @param files beside it, by relative name
 */
public record Imported(
    String name, String yaml, Map<String, File> files, List<Leftover> leftovers) {
  public Imported {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    leftovers = List.copyOf(leftovers);
  }

  /** A file that the configuration names. */
  public record File(byte[] bytes, boolean executable) {
    public File {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }
  }
}
