package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.format.PackageFile;
import io.k8s.pkgbuilder.format.SamplePackages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Ways into this package's readers, for fuzzing. */
public final class RpmInputs {
  private static final byte[] BEFORE_PAYLOAD = beforePayload();

  private RpmInputs() {}

  /** Everything that can be asked of an rpm. */
  public static void readRpm(Path file) throws IOException {
    RpmPackage rpm = RpmPackage.open(file);
    for (DependencyKind kind : DependencyKind.values()) {
      rpm.dependencies(kind);
    }
    for (RpmHeader header : new RpmHeader[] {rpm.signature(), rpm.header()}) {
      for (int tag : header.tags()) {
        header.texts(tag);
        header.numbers(tag);
        header.bytes(tag);
      }
    }
    PackageFile opened = new RpmPackageReader().open(file);
    opened.visit((entry, bytes) -> bytes.transferTo(OutputStream.nullOutputStream()));
  }

  /** A sample's lead and headers, then these bytes. */
  public static byte[] around(byte[] payload) {
    ByteArrayOutputStream rpm = new ByteArrayOutputStream();
    rpm.writeBytes(BEFORE_PAYLOAD);
    rpm.writeBytes(payload);
    return rpm.toByteArray();
  }

  private static byte[] beforePayload() {
    try {
      Path file = Files.createTempFile("sample", ".rpm");
      SamplePackages.rpm(file);
      long end = RpmPackage.open(file).headerEnd();
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return Arrays.copyOf(bytes, (int) end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
