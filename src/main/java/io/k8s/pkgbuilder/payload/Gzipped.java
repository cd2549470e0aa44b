package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.BytesContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Text as {@code gzip -9n} keeps it: no name, no time. */
final class Gzipped {
  private static final int UNIX = 3;

  private Gzipped() {}

  static BytesContent text(String text) throws IOException {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(9);
    parameters.setOperatingSystem(UNIX);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GzipCompressorOutputStream out = new GzipCompressorOutputStream(packed, parameters)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return BytesContent.of(packed.toByteArray());
  }
}
