package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.config.ContentSpec;
import io.k8s.pkgbuilder.config.ContentType;
import io.k8s.pkgbuilder.config.Overridable;
import io.k8s.pkgbuilder.config.PackageConfig;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes an entry of a file, directory or link that an item of {@code contents} found. */
record ContentEntries(
    PackageConfig config, Overridable settings, Variables variables, Diagnostics diagnostics) {
  /** nfpm's default: what others may not write. */
  private static final FileMode UMASK = new FileMode(0002);

  EntryPlan entry(ContentSpec spec, Located<String> source, Path file, InstallPath path) {
    if (Files.isSymbolicLink(file)) {
      return new EntryPlan.Symlink(
          path, SourceFile.linkTarget(file), attributes(spec, FileMode.SYMLINK));
    }
    FileMode mode = SourceFile.mode(file, umask());
    if (Files.isDirectory(file)) {
      return new EntryPlan.Directory(path, ofDirectory(attributes(spec, mode), mode));
    }
    FileOrigin origin =
        spec.template()
            ? new FileOrigin.Inline(expanded(source, file))
            : new FileOrigin.ConfigFile(file, source.location());
    return new EntryPlan.File(path, origin, role(spec.type().value()), attributes(spec, mode));
  }

  /** A mode written for a tree is its files': without x no directory could be entered. */
  private static Attributes ofDirectory(Attributes attributes, FileMode mode) {
    return new Attributes(
        mode, attributes.owner(), attributes.group(), attributes.mtime(), Optional.empty());
  }

  private String expanded(Located<String> source, Path file) {
    try {
      return variables.expand(
          Files.readString(file),
          config.folder().location(source.value()),
          UnaryOperator.identity(),
          diagnostics);
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(
          "template '" + source.value() + "' is not encoded in UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileMode umask() {
    return settings.umask().map(Located::value).orElse(UMASK);
  }

  Attributes attributes(ContentSpec spec, FileMode mode) {
    return BinaryPlanner.attributes(spec.info(), mode, config.mtime());
  }

  private static FileRole role(ContentType type) {
    return switch (type) {
      case CONFIG -> FileRole.CONFIG;
      case CONFIG_NOREPLACE -> FileRole.CONFIG_NOREPLACE;
      case CONFIG_MISSINGOK -> FileRole.CONFIG_MISSINGOK;
      case DOC -> FileRole.DOC;
      case LICENSE -> FileRole.LICENSE;
      case README -> FileRole.README;
      case FILE, DIR, TREE, SYMLINK, GHOST -> FileRole.REGULAR;
    };
  }
}
