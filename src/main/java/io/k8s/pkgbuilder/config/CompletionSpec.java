package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.List;

/**
 * Shell completions that a binary of this package prints of itself.
 *
 * @param binary {@link BinarySpec#name}
 * @param shells never empty
 * @param arguments with {@code ${shell}} unexpanded, e.g. completion, ${shell}
 */
public record CompletionSpec(
    Located<String> binary, List<Located<Shell>> shells, List<String> arguments) {
  /** The shells whose completion folders are known. */
  public enum Shell {
    BASH,
    ZSH,
    FISH;

    /** As written in YAML and as binaries expect it. */
    public String yaml() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public CompletionSpec {
    shells = List.copyOf(shells);
    arguments = List.copyOf(arguments);
  }
}
