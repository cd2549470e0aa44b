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
  public static final class File {
    private final byte[] bytes;
    private final boolean executable;

    File(byte[] bytes, boolean executable) {
      this.bytes = bytes.clone();
      this.executable = executable;
    }

    /** All of it. */
    public byte[] bytes() {
      return bytes.clone();
    }

    /** Whether it was so where it came from. */
    public boolean executable() {
      return executable;
    }
  }
}
