package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.format.HandmadeDeb;
import io.k8s.pkgbuilder.format.PackageFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Ways into this package's readers, for fuzzing. */
public final class DebInputs {
  private static final String CONTROL =
      """
      Package: a
      Version: 1
      Architecture: all
      Maintainer: A <a@example.org>
      Description: a
      """;

  private DebInputs() {}

  /** Everything that can be asked of a deb. */
  public static void readDeb(Path file) throws IOException {
    DebPackage deb = DebPackage.open(file);
    for (String name : deb.controlFiles()) {
      deb.text(name);
    }
    PackageFile opened = new DebReader().open(file);
    opened.visit((entry, bytes) -> bytes.transferTo(OutputStream.nullOutputStream()));
    if (deb.members().stream().anyMatch(name -> name.startsWith("_gpg"))) {
      deb.openPgpSignature();
    }
  }

  public static void readAr(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ArReader.members(channel);
    }
  }

  public static void readControl(byte[] bytes) throws IOException {
    DebParagraph.parse(new String(bytes, StandardCharsets.UTF_8)).get("Depends");
  }

  /** A deb whose data.tar is these bytes. */
  public static byte[] around(byte[] data) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
      HandmadeDeb.put(out, "./control", CONTROL);
    }
    ByteArrayOutputStream deb = new ByteArrayOutputStream();
    deb.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
    member(deb, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
    member(deb, "control.tar", tar.toByteArray());
    member(deb, "data.tar", data);
    return deb.toByteArray();
  }

  private static void member(ByteArrayOutputStream deb, String name, byte[] bytes) {
    String header =
        String.format(
            Locale.ROOT, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, 0, 0, 0, "100644", bytes.length);
    deb.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    deb.writeBytes(bytes);
    if (bytes.length % 2 == 1) {
      deb.write('\n');
    }
  }
}
