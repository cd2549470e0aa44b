package io.k8s.pkgbuilder.fuzz;

import io.k8s.pkgbuilder.format.deb.DebInputs;
import io.k8s.pkgbuilder.format.rpm.RpmInputs;
import io.k8s.pkgbuilder.repo.apt.AptInputs;
import io.k8s.pkgbuilder.repo.yum.YumInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A reader that takes anyone's bytes. */
enum FuzzTarget {
  /** A whole deb: ar, control and data. */
  DEB,
  /** The table of an ar archive. */
  AR,
  /** A deb's data.tar, in any compression. */
  TAR,
  /** A whole rpm: lead, headers and payload. */
  RPM,
  /** An rpm's unpacked payload, against a header that lists files. */
  CPIO,
  /** A control file. */
  CONTROL,
  /** Packages of an apt repository. */
  PACKAGES,
  /** A Release file. */
  RELEASE,
  /** A Contents index. */
  CONTENTS,
  /** repomd.xml. */
  REPOMD,
  /** primary.xml, filelists.xml or other.xml, packed or not. */
  REPODATA;

  private static final Path CORPUS = Path.of("src/test/resources/fuzz");

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Path folder() {
    return CORPUS.resolve(word());
  }

  List<byte[]> corpus() throws IOException {
    List<byte[]> corpus = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.sorted().toList()) {
        corpus.add(Files.readAllBytes(file));
      }
    }
    return corpus;
  }

  /**
   * Reads all that there is to read.
   *
   * @param scratch a file that may be overwritten
   * @throws IOException or another exception for users, where the bytes are no such thing
   */
  void read(byte[] bytes, Path scratch) throws IOException {
    switch (this) {
      case DEB -> DebInputs.readDeb(written(bytes, scratch));
      case AR -> DebInputs.readAr(written(bytes, scratch));
      case TAR -> DebInputs.readDeb(written(DebInputs.around(bytes), scratch));
      case RPM -> RpmInputs.readRpm(written(bytes, scratch));
      case CPIO -> RpmInputs.readRpm(written(RpmInputs.around(bytes), scratch));
      case CONTROL -> DebInputs.readControl(bytes);
      case PACKAGES -> AptInputs.readPackages(bytes);
      case RELEASE -> AptInputs.readRelease(bytes);
      case CONTENTS -> AptInputs.readContents(bytes);
      case REPOMD -> YumInputs.readRepomd(bytes);
      case REPODATA -> YumInputs.readRepodata(bytes);
    }
  }

  private static Path written(byte[] bytes, Path scratch) throws IOException {
    Files.write(scratch, bytes);
    return scratch;
  }
}
