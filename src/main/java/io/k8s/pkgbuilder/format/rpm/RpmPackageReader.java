package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.PackageFile;
import io.k8s.pkgbuilder.format.PackageReader;
import io.k8s.pkgbuilder.format.PackageSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RPM packages of any writer. */
public final class RpmPackageReader implements PackageReader {
  @Override
  public String format() {
    return "rpm";
  }

  @Override
  public boolean recognises(byte[] start) {
    return start.length >= 4
        && (start[0] & 0xff) == 0xed
        && (start[1] & 0xff) == 0xab
        && (start[2] & 0xff) == 0xee
        && (start[3] & 0xff) == 0xdb;
  }

  @Override
  public PackageFile open(Path file) throws IOException {
    RpmPackage rpm = RpmPackage.open(file);
    return new Opened(rpm, RpmSummary.of(rpm), RpmFiles.of(rpm));
  }

  private record Opened(RpmPackage rpm, PackageSummary summary, List<PackageEntry> entries)
      implements PackageFile {
    /** Files that the archive does not hold, such as ghosts, come last. */
    @Override
    public void visit(Visitor visitor) throws IOException {
      Map<String, PackageEntry> left = new HashMap<>();
      entries.forEach(entry -> left.put(entry.path(), entry));
      try (InputStream payload = rpm.payload()) {
        CpioReader cpio = new CpioReader(payload);
        for (CpioReader.Frame frame = cpio.next(); !frame.last(); frame = cpio.next()) {
          PackageEntry entry = find(frame, left);
          left.remove(entry.path());
          // Not closed: that would close the payload.
          InputStream bytes = cpio.body(frame.size() < 0 ? inArchive(entry) : frame.size());
          visitor.visit(entry, bytes);
          bytes.transferTo(OutputStream.nullOutputStream());
        }
      }
      for (PackageEntry entry : entries) {
        if (left.containsKey(entry.path())) {
          visitor.visit(entry, InputStream.nullInputStream());
        }
      }
    }

    private static long inArchive(PackageEntry entry) {
      return entry.type() == PackageEntry.Type.SYMLINK
          ? Utf8.bytes(entry.target()).length
          : entry.size();
    }

    private PackageEntry find(CpioReader.Frame frame, Map<String, PackageEntry> left)
        throws PackageException {
      if (frame.index().isPresent()) {
        int index = frame.index().getAsInt();
        if (index < 0 || index >= entries.size()) {
          throw new PackageException("its payload holds a file that the header does not list");
        }
        return entries.get(index);
      }
      String path = "/" + frame.name().replaceFirst("^\\.?/", "");
      return Optional.ofNullable(left.get(path))
          .orElseThrow(
              () ->
                  new PackageException(
                      "its payload holds " + path + " twice, or the header does not list it"));
    }
  }
}
