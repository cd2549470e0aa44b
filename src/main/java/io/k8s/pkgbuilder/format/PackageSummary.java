package io.k8s.pkgbuilder.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a package says of itself.
 *
 * @param version epoch and revision included, as the format writes it
 * @param architecture in the format's words
 * @param fields everything else that is one text, in the package's order and the format's names
 * @param relations by the format's names, e.g. Depends or Requires; sorted texts
 * @param scripts by the format's names, e.g. postinst or post
 * @param compression of the payload: gzip, xz, zstd, none…
 * @param signatures what kind each is; empty for an unsigned package
 */
public record PackageSummary(
    String format,
    String name,
    String version,
    String architecture,
    Map<String, String> fields,
    Map<String, List<String>> relations,
    Map<String, String> scripts,
    String compression,
    List<String> signatures) {
  public PackageSummary {
    fields = new LinkedHashMap<>(fields);
    relations = new LinkedHashMap<>(relations);
    scripts = new LinkedHashMap<>(scripts);
    signatures = List.copyOf(signatures);
  }
}
