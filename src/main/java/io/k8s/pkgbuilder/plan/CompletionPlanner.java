package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.CompletionSpec;
import io.k8s.pkgbuilder.config.CompletionSpec.Shell;
import io.k8s.pkgbuilder.config.Conditional;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.model.Platform;
import java.util.List;
import java.util.Optional;

/** Shell completions, where a binary of the package can run here and print them. */
final class CompletionPlanner {
  private final PackageConfig config;
  private final Situation situation;
  private final Optional<Platform> nativePlatform;
  private final Diagnostics diagnostics;

  CompletionPlanner(
      PackageConfig config,
      Situation situation,
      Optional<Platform> nativePlatform,
      Diagnostics diagnostics) {
    this.config = config;
    this.situation = situation;
    this.nativePlatform = nativePlatform;
    this.diagnostics = diagnostics;
  }

  void add(EntrySet entries, List<BinaryRequest> requests) {
    for (Conditional<CompletionSpec> item : situation.select(config.completions())) {
      CompletionSpec spec = item.value();
      String binary = spec.binary().value();
      if (requests.stream()
          .noneMatch(request -> request.name().equals(binary) && !request.tree())) {
        diagnostics.add(
            Diagnostic.at(
                    Category.CONFIGURATION,
                    spec.binary().location(),
                    "completions of '" + binary + "', which is no binary of this package")
                .hint("name one of the package's binaries"));
      } else if (nativePlatform.equals(Optional.of(situation.platform()))) {
        spec.shells().forEach(shell -> entries.add(file(spec, shell), shell.location()));
      }
    }
  }

  private EntryPlan file(CompletionSpec spec, Located<Shell> shell) {
    List<String> arguments =
        spec.arguments().stream()
            .map(argument -> argument.replace("${shell}", shell.value().yaml()))
            .toList();
    return new EntryPlan.File(
        path(spec.binary().value(), shell.value()),
        new FileOrigin.Generated(spec.binary().value(), arguments),
        FileRole.REGULAR,
        Attributes.of(FileMode.REGULAR));
  }

  private InstallPath path(String binary, Shell shell) {
    return new InstallPath(
        switch (shell) {
          case BASH -> "/usr/share/bash-completion/completions/" + binary;
          case ZSH -> "/usr/share/zsh/" + zshFolder() + "/_" + binary;
          case FISH -> "/usr/share/fish/vendor_completions.d/" + binary + ".fish";
        });
  }

  /** Debian keeps site-functions for the administrator; all others' zsh reads just those. */
  private String zshFolder() {
    return situation.format().name().equals("deb") ? "vendor-completions" : "site-functions";
  }
}
