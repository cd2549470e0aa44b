package io.k8s.pkgbuilder.config;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * The packages/ and platforms/ that travel with this program: in its jar, or beside its classes.
 * What was read through {@link #packages} must not be used after {@link #close}.
 */
public final class EmbeddedConfig implements Closeable {
  private final Path root;
  private final Optional<FileSystem> jar;

  private EmbeddedConfig(Path root, Optional<FileSystem> jar) {
    this.root = root;
    this.jar = jar;
  }

  /**
   * Opens the jar that this class came from.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  public static EmbeddedConfig open() {
    Path home = home();
    if (Files.isDirectory(home)) {
      return new EmbeddedConfig(home, Optional.empty());
    }
    return openJar(home);
  }

  /** Opens a jar. */
  static EmbeddedConfig openJar(Path file) {
    try {
      FileSystem jar = FileSystems.newFileSystem(file);
      return new EmbeddedConfig(jar.getPath("/"), Optional.of(jar));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path home() {
    CodeSource source = EmbeddedConfig.class.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path holds an illegal URI", e);
    }
  }

  /** A folder for each package. */
  public Path packages() {
    return root.resolve("packages");
  }

  /** A YAML for each platform. */
  public Path platforms() {
    return root.resolve("platforms");
  }

  @Override
  public void close() throws IOException {
    if (jar.isPresent()) {
      jar.orElseThrow().close();
    }
  }
}
