package io.k8s.pkgbuilder.compare.content;

import java.util.List;
import java.util.Optional;

/**
 * What an ELF file says of itself, elf(5).
 *
 * @param machine e_machine, class and byte order: {@code amd64}, {@code machine 3, 32-bit}
 * @param loader the dynamic loader, "" for static programs
 * @param libraries DT_NEEDED, in their order
 * @param buildId of the linker (hex), else Go's, else ""
 * @param sections in the order of the table; empty where there is none, or none that can be read
 */
public record ElfImage(
    String machine,
    String loader,
    List<String> libraries,
    String buildId,
    Optional<GoBuild> go,
    List<Section> sections) {
  public ElfImage {
    libraries = List.copyOf(libraries);
    sections = List.copyOf(sections);
  }

  /**
   * A section.
   *
   * @param loaded whether it is there at run time and is no build id
   * @param checksum of its bytes and attributes; equal sections have equal ones
   */
  public record Section(String name, long size, boolean loaded, long checksum) {
    /** Whether it holds symbols or debugging data, which strip removes. */
    public boolean strippable() {
      return name.equals(".symtab")
          || name.equals(".strtab")
          || name.startsWith(".debug")
          || name.startsWith(".zdebug");
    }
  }

  /**
   * What the Go toolchain writes into its programs.
   *
   * @param version {@code go1.24.1}
   * @param lines of {@code go version -m}: path, mod, dep, build
   */
  public record GoBuild(String version, List<String> lines) {
    public GoBuild {
      lines = List.copyOf(lines);
    }
  }
}
