package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.model.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Architectures by what their ELF files say, as lint takes them. */
final class LintMachines {
  private LintMachines() {}

  static Map<ElfMachine, Set<String>> of(List<Platform> platforms) {
    Map<ElfMachine, Set<String>> machines = new HashMap<>();
    for (Platform platform : platforms) {
      platform
          .elf()
          .ifPresent(
              machine ->
                  platform
                      .architectures()
                      .forEach(
                          (format, architecture) ->
                              machines
                                  .computeIfAbsent(machine, key -> new TreeSet<>())
                                  .add(format + "/" + architecture)));
    }
    return machines;
  }
}
