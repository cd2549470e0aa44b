package io.k8s.pkgbuilder.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The libraries that compress: another version of one may write other bytes for the same input. */
final class Encoders {
  /** Such as {@code xz 1.12, zstd-jni 1.5.7-25}; the pom's, filtered into the jar. */
  static final String VERSIONS = read();

  private Encoders() {}

  private static String read() {
    try (InputStream in = Encoders.class.getResourceAsStream("encoders.properties")) {
      if (in == null) {
        throw new IllegalStateException("the jar has no encoders.properties");
      }
      Properties properties = new Properties();
      properties.load(in);
      return String.valueOf(properties.getProperty("versions"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
