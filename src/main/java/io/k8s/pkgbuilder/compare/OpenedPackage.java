package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.compare.PackageDiff.Side;
import io.k8s.pkgbuilder.compare.PackageSet.Member;
import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.PackageFile;
import io.k8s.pkgbuilder.format.PackageReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** A member of a set, whose payload is still to be read. */
record OpenedPackage(Member member, PackageFile opened, long size) {
  static OpenedPackage of(Member member) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(member.file())) {
      start = in.readNBytes(PackageReader.START);
    }
    PackageReader reader =
        PackageReader.find(start)
            .orElseThrow(() -> new PackageException("it is neither a deb nor an rpm"));
    return new OpenedPackage(member, reader.open(member.file()), Files.size(member.file()));
  }

  Side side() {
    return new Side(
        member.name(), opened.summary().version(), opened.summary().architecture(), size);
  }
}
