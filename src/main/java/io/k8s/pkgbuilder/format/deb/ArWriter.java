package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.payload.PackedStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * The common ar archive that deb(5) describes: names of at most 15 characters, sizes of at most ten
 * decimal digits, every member at an even offset.
 */
final class ArWriter {
  private static final long LARGEST = 9_999_999_999L;

  private final OutputStream out;
  private final Instant mtime;

  ArWriter(OutputStream out, Instant mtime) throws IOException {
    this.out = out;
    this.mtime = mtime;
    out.write("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
  }

  void member(String name, byte[] bytes) throws IOException {
    header(name, bytes.length);
    out.write(bytes);
    pad(bytes.length);
  }

  void member(String name, PackedStream stream) throws IOException {
    header(name, stream.size());
    stream.writeTo(out);
    pad(stream.size());
  }

  private void header(String name, long size) throws IOException {
    if (size > LARGEST) {
      throw Diagnostic.of(
              Category.PACKAGING,
              name + " has " + size + " bytes, and a deb's member at most " + LARGEST)
          .hint("compress the deb better, or split the package")
          .asException();
    }
    String header =
        String.format(
            Locale.ROOT,
            "%-16s%-12d0     0     100644  %-10d`\n",
            name,
            mtime.getEpochSecond(),
            size);
    out.write(header.getBytes(StandardCharsets.US_ASCII));
  }

  private void pad(long size) throws IOException {
    if (size % 2 == 1) {
      out.write('\n');
    }
  }
}
