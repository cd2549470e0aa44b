package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.rpm.DependencyKind;
import io.k8s.pkgbuilder.format.rpm.RpmPackage;
import io.k8s.pkgbuilder.format.rpm.Tag;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.IndexPart;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * From an rpm's headers to its elements in primary, filelists and other, as createrepo_c has them.
 */
final class PackageElements {
  /** In the signature header. */
  private static final int PAYLOAD_SIZE = 1007;

  private static final int LONG_ARCHIVE_SIZE = 270;

  /** Elsewhere they mean something else. */
  private static final int OLD_ARCHIVE_SIZE = 1046;

  private static final int MOST_CHANGES = 10;

  private static final List<DependencyKind> KINDS =
      List.of(
          DependencyKind.PROVIDES,
          DependencyKind.REQUIRES,
          DependencyKind.CONFLICTS,
          DependencyKind.OBSOLETES,
          DependencyKind.SUGGESTS,
          DependencyKind.ENHANCES,
          DependencyKind.RECOMMENDS,
          DependencyKind.SUPPLEMENTS);

  private final RpmPackage rpm;
  private final String href;
  private final FileDigests digests;
  private final List<RpmPackage.Entry> files;
  private final String name;
  private final String architecture;
  private final long epoch;
  private final String version;
  private final String release;

  private PackageElements(RpmPackage rpm, String href, FileDigests digests)
      throws PackageException {
    this.rpm = rpm;
    this.href = href;
    this.digests = digests;
    this.files = rpm.entries();
    this.name = require(Tag.NAME);
    this.architecture = RepoPath.architecture(rpm.architecture());
    this.epoch = rpm.header().number(Tag.EPOCH).orElse(0);
    this.version = require(Tag.VERSION);
    this.release = require(Tag.RELEASE);
  }

  /**
   * All three.
   *
   * @param href below the repository's folder
   * @throws PackageException when the headers lack what every package has
   */
  static YumPackage of(RpmPackage rpm, String href, FileDigests digests) throws PackageException {
    PackageElements elements = new PackageElements(rpm, href, digests);
    return new YumPackage(
        digests.get(Algorithm.SHA256),
        elements.name,
        elements.architecture,
        elements.epoch + ":" + elements.version + "-" + elements.release,
        href,
        digests.size(),
        IndexPart.of(elements.primary()),
        IndexPart.of(elements.filelists()),
        IndexPart.of(elements.other()));
  }

  private String require(Tag tag) throws PackageException {
    String text = rpm.header().text(tag);
    if (text.isEmpty()) {
      throw new PackageException("its header has no " + tag);
    }
    return text;
  }

  private String primary() throws PackageException {
    XmlText xml = new XmlText().raw("<package type=\"rpm\">");
    xml.element(1, "name", name).element(1, "arch", architecture).raw("  " + versionElement());
    xml.raw(
        "  <checksum type=\"sha256\" pkgid=\"YES\">"
            + digests.get(Algorithm.SHA256)
            + "</checksum>");
    xml.element(1, "summary", rpm.header().text(Tag.SUMMARY));
    xml.element(1, "description", rpm.header().text(Tag.DESCRIPTION));
    xml.element(1, "packager", rpm.header().text(Tag.PACKAGER));
    xml.element(1, "url", rpm.header().text(Tag.URL));
    String time = Long.toString(buildTime());
    xml.raw("  <time" + XmlText.attributes("file", time, "build", time) + "/>");
    xml.raw(
        "  <size"
            + XmlText.attributes(
                "package", Long.toString(digests.size()),
                "installed", Long.toString(installedSize()),
                "archive", Long.toString(archiveSize()))
            + "/>");
    xml.raw("  <location" + XmlText.attributes("href", href) + "/>");
    format(xml);
    return xml.raw("</package>").toString();
  }

  private void format(XmlText xml) throws PackageException {
    xml.raw("  <format>");
    xml.element(2, "rpm:license", rpm.header().text(Tag.LICENSE));
    xml.element(2, "rpm:vendor", rpm.header().text(Tag.VENDOR));
    xml.element(2, "rpm:group", rpm.header().text(Tag.GROUP));
    xml.element(2, "rpm:buildhost", rpm.header().text(Tag.BUILD_HOST));
    xml.element(2, "rpm:sourcerpm", rpm.header().text(Tag.SOURCE_RPM));
    xml.raw(
        "    <rpm:header-range"
            + XmlText.attributes(
                "start", Long.toString(rpm.headerStart()), "end", Long.toString(rpm.headerEnd()))
            + "/>");
    DependencyElements dependencies = new DependencyElements(rpm, files);
    for (DependencyKind kind : KINDS) {
      List<String> lines = dependencies.lines(kind);
      if (!lines.isEmpty()) {
        String element = "rpm:" + kind.element();
        xml.raw("    <" + element + ">");
        lines.forEach(line -> xml.raw("      " + line));
        xml.raw("    </" + element + ">");
      }
    }
    files.stream()
        .filter(file -> isPrimary(file.path()))
        .forEach(file -> xml.raw("    " + fileElement(file)));
    xml.raw("  </format>");
  }

  /** The files that other packages may require by path: those are in primary too. */
  static boolean isPrimary(String path) {
    return path.startsWith("/etc/") || path.equals("/usr/lib/sendmail") || path.contains("bin/");
  }

  private String filelists() {
    XmlText xml = new XmlText().raw(packageStart()).raw("  " + versionElement());
    files.forEach(file -> xml.raw("  " + fileElement(file)));
    return xml.raw("</package>").toString();
  }

  /** The newest changes, oldest first. */
  private String other() throws PackageException {
    XmlText xml = new XmlText().raw(packageStart()).raw("  " + versionElement());
    List<String> names = rpm.header().texts(Tag.CHANGELOG_NAME);
    List<String> texts = rpm.header().texts(Tag.CHANGELOG_TEXT);
    long[] times = rpm.header().numbers(Tag.CHANGELOG_TIME);
    int count = Math.min(Math.min(names.size(), texts.size()), times.length);
    for (int i = Math.min(count, MOST_CHANGES) - 1; i >= 0; i--) {
      xml.raw(
          "  <changelog"
              + XmlText.attributes("author", names.get(i), "date", Long.toString(times[i]))
              + ">"
              + XmlText.escape(texts.get(i))
              + "</changelog>");
    }
    return xml.raw("</package>").toString();
  }

  private String packageStart() {
    return "<package"
        + XmlText.attributes(
            "pkgid", digests.get(Algorithm.SHA256), "name", name, "arch", architecture)
        + ">";
  }

  private String versionElement() {
    return "<version"
        + XmlText.attributes("epoch", Long.toString(epoch), "ver", version, "rel", release)
        + "/>";
  }

  private static String fileElement(RpmPackage.Entry file) {
    String type = file.directory() ? " type=\"dir\"" : file.ghost() ? " type=\"ghost\"" : "";
    return "<file" + type + ">" + XmlText.escape(file.path()) + "</file>";
  }

  /** In place of the file's own time, which differs from copy to copy. */
  private long buildTime() throws PackageException {
    return rpm.header().number(Tag.BUILD_TIME).orElse(0);
  }

  private long installedSize() throws PackageException {
    OptionalLong size = rpm.header().number(Tag.LONG_SIZE);
    return size.orElse(rpm.header().number(Tag.SIZE).orElse(0));
  }

  private long archiveSize() throws PackageException {
    Optional<Long> size = Optional.empty();
    for (OptionalLong number :
        List.of(
            rpm.signature().number(PAYLOAD_SIZE),
            rpm.signature().number(LONG_ARCHIVE_SIZE),
            rpm.header().number(OLD_ARCHIVE_SIZE))) {
      size = size.isPresent() || number.isEmpty() ? size : Optional.of(number.getAsLong());
    }
    return size.orElse(0L);
  }
}
