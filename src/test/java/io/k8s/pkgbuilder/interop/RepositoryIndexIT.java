package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Our indices say what apt-ftparchive, reprepro and createrepo_c say, field by field: of our
 * packages, of real ones of Debian, and of what rpmbuild makes.
 */
class RepositoryIndexIT {
  private static final int DEBIAN_PACKAGES = 200;

  private static final String NFPM =
      ".*/(deb|rpm)/(arm|contents|minimal|relations|scripts|versions)[_-].*";

  @TempDir static Path directory;

  @BeforeAll
  static void publish() throws IOException {
    Tools.require("apt-ftparchive", "createrepo_c", "apt-get", "rpmbuild", "reprepro");
    Pkgbuilder tool = new Pkgbuilder(directory);
    tool.run("demo", "--out", "in");
    debianPackages();
    RpmbuildPackages.build(directory.resolve("in/rpmbuild"));
    nfpmPackages();
    tool.run("repo", "in", "--out", "repo", "--sha1");
  }

  /** Small packages of every section, as the machine's own sources have them. */
  private static void debianPackages() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("in/debian"));
    String names =
        Command.of("sh", "-c")
            .with(
                "apt-cache dumpavail | awk '/^Package:/{p=$2} /^Size:/ && $2<30000{print p}'"
                    + " | sort -u | awk 'NR%50==0' | head -n "
                    + (DEBIAN_PACKAGES + 20))
            .output();
    Command.of("apt-get", "download", "-qq").with(names.lines().toArray()).in(folder).run();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.count()).isGreaterThanOrEqualTo(DEBIAN_PACKAGES);
    }
  }

  /** What nfpm 2.45 made of its configurations in src/test/resources/nfpm. */
  private static void nfpmPackages() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("in/nfpm"));
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/fuzz").toAbsolutePath())) {
      for (Path file : files.filter(path -> path.toString().matches(NFPM)).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(12);
    }
  }

  @Test
  void packagesIsWhatAptFtparchiveSays() throws IOException {
    Path deb = directory.resolve("repo/deb");
    Map<String, Map<String, String>> theirs =
        paragraphs(Command.of("apt-ftparchive", "packages", "pool").in(deb).output());
    Map<String, Map<String, String>> ours = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(deb.resolve("dists/stable"))) {
      for (Path index : walk.filter(path -> path.endsWith("Packages")).toList()) {
        ours.putAll(paragraphs(Files.readString(index)));
      }
    }
    // Clients look translations up by it; apt-ftparchive writes it when it splits them off.
    ours.values().forEach(fields -> fields.remove("Description-md5"));
    assertThat(ours.keySet()).isEqualTo(theirs.keySet());
    assertThat(ours).hasSizeGreaterThan(DEBIAN_PACKAGES);
    ours.forEach((file, fields) -> assertThat(fields).as(file).isEqualTo(theirs.get(file)));
  }

  /** By file name; fields by name. */
  private static Map<String, Map<String, String>> paragraphs(String index) {
    Map<String, Map<String, String>> all = new TreeMap<>();
    for (String paragraph : index.split("\n\n", -1)) {
      Map<String, String> fields = new TreeMap<>();
      for (String field : paragraph.split("\n(?! )", -1)) {
        int colon = field.indexOf(':');
        if (colon > 0) {
          fields.put(field.substring(0, colon), field.substring(colon + 1).strip());
        }
      }
      if (!fields.isEmpty()) {
        all.put(fields.getOrDefault("Filename", ""), fields);
      }
    }
    return all;
  }

  @Test
  void packagesIsWhatRepreproSays() throws IOException {
    Path other = Files.createDirectories(directory.resolve("reprepro/conf"));
    Files.writeString(
        other.resolve("distributions"),
        "Codename: stable\nArchitectures: amd64 arm64 armhf ppc64el s390x\nComponents: main\n");
    List<Path> debs;
    try (Stream<Path> walk = Files.walk(directory.resolve("repo/deb/pool"))) {
      debs = walk.filter(path -> path.toString().matches(".*/(kube|cri-tools).*\\.deb")).toList();
    }
    Command.of("reprepro", "-b", directory.resolve("reprepro"), "--ignore=undefinedtarget")
        .with("includedeb", "stable")
        .with(debs.toArray())
        .output();
    for (String architecture : List.of("amd64", "s390x")) {
      String path = "dists/stable/main/binary-" + architecture + "/Packages";
      Map<String, Map<String, String>> theirs =
          paragraphs(Files.readString(directory.resolve("reprepro").resolve(path)));
      Map<String, Map<String, String>> ours =
          paragraphs(Files.readString(directory.resolve("repo/deb").resolve(path)));
      assertThat(theirs).hasSize(5);
      theirs.forEach(
          (file, fields) -> {
            Map<String, String> same = new TreeMap<>(ours.getOrDefault(file, Map.of()));
            same.keySet().retainAll(fields.keySet());
            assertThat(same).as(file).isEqualTo(fields);
          });
    }
  }

  @Test
  void contentsListsTheSameFiles() throws IOException {
    Path deb = directory.resolve("repo/deb");
    TreeSet<String> theirs =
        new TreeSet<>(paths(Command.of("apt-ftparchive", "contents", "pool").in(deb).output()));
    TreeSet<String> ours = new TreeSet<>();
    for (String architecture : List.of("amd64", "arm64", "armhf", "ppc64el", "s390x")) {
      ours.addAll(
          paths(
              Command.of("zcat", "dists/stable/main/Contents-" + architecture + ".gz")
                  .in(deb)
                  .output()));
    }
    assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(500);
  }

  private static List<String> paths(String contents) {
    return contents.lines().map(line -> line.replaceFirst("\\s+\\S+$", "")).toList();
  }

  @Test
  void repodataIsWhatCreaterepoSays() throws Exception {
    Path theirs = directory.resolve("createrepo");
    Command.of("cp", "-r", "--preserve=timestamps", directory.resolve("repo/rpm"), theirs).output();
    Command.of("rm", "-rf", theirs.resolve("repodata")).output();
    Command.of("createrepo_c", "--quiet", theirs).output();
    for (String index : List.of("primary", "filelists", "other")) {
      Map<String, List<String>> expected = elements(theirs, index);
      Map<String, List<String>> actual = elements(directory.resolve("repo/rpm"), index);
      assertThat(actual.keySet()).isEqualTo(expected.keySet());
      assertThat(actual).hasSizeGreaterThan(25);
      actual.forEach((key, lines) -> assertThat(lines).as(key).isEqualTo(expected.get(key)));
    }
    assertThat(types(directory.resolve("repo/rpm"))).isEqualTo(types(theirs));
  }

  /** The kinds of index, without databases, which dnf and zypper do not read. */
  private static Set<String> types(Path repository) throws IOException {
    TreeSet<String> types = new TreeSet<>();
    Files.readString(repository.resolve("repodata/repomd.xml"))
        .lines()
        .filter(line -> line.contains("<data type=") && !line.contains("_db"))
        .forEach(line -> types.add(line.strip()));
    return types;
  }

  /** Packages by digest, each as a list of paths of elements with attributes and texts. */
  private static Map<String, List<String>> elements(Path repository, String index)
      throws IOException, ParserConfigurationException, SAXException {
    Path file;
    try (Stream<Path> list = Files.list(repository.resolve("repodata"))) {
      file =
          list.filter(path -> path.toString().matches(".*-" + index + "\\.xml\\.(gz|zst)"))
              .findFirst()
              .orElseThrow();
    }
    Path plain = Files.createTempFile(directory, index, ".xml");
    String tool = file.toString().endsWith(".gz") ? "zcat " : "zstdcat ";
    Command.of("sh", "-c", tool + file + " > " + plain).output();
    NodeList packages =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(plain.toFile())
            .getElementsByTagName("package");
    Map<String, List<String>> all = new TreeMap<>();
    for (int i = 0; i < packages.getLength(); i++) {
      Element one = (Element) packages.item(i);
      List<String> lines = new ArrayList<>();
      flatten(one, "", lines);
      String id = one.getAttribute("pkgid");
      all.put(
          index + " " + (id.isEmpty() ? text(one, "location") + text(one, "checksum") : id), lines);
    }
    return all;
  }

  private static String text(Element element, String child) {
    Node node = element.getElementsByTagName(child).item(0);
    return node.getTextContent().strip();
  }

  private static void flatten(Element element, String path, List<String> lines) {
    StringBuilder line = new StringBuilder(path + "/" + element.getTagName());
    TreeMap<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      attributes.put(attribute.getNodeName(), attribute.getNodeValue());
    }
    line.append(attributes);
    boolean leaf = true;
    NodeList children = element.getChildNodes();
    List<Element> below = new ArrayList<>();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element child) {
        below.add(child);
        leaf = false;
      }
    }
    lines.add(leaf ? line + " " + element.getTextContent() : line.toString());
    below.forEach(child -> flatten(child, path + "/" + element.getTagName(), lines));
  }
}
