package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.repo.check.Installable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Takes a package's dependencies out of its elements. */
final class PrimaryReader {
  private static final String WRAP =
      "<x xmlns=\"http://linux.duke.edu/metadata/common\""
          + " xmlns:rpm=\"http://linux.duke.edu/metadata/rpm\">";

  private PrimaryReader() {}

  /**
   * What it provides, its files included, and requires.
   *
   * @throws PackageException when the elements are damaged
   */
  static Installable.Node node(YumPackage one) throws PackageException {
    List<Installable.Capability> provides = new ArrayList<>();
    List<Relation> requires = new ArrayList<>();
    try {
      read(one.primary().toString(), provides, requires);
      read(one.filelists().toString(), provides, requires);
    } catch (XMLStreamException e) {
      throw new PackageException("an index is damaged: " + e.getMessage());
    }
    return new Installable.Node(one.identity(), provides, requires);
  }

  private static void read(
      String element, List<Installable.Capability> provides, List<Relation> requires)
      throws XMLStreamException {
    XMLStreamReader xml = Repomd.reader(WRAP + element + "</x>");
    String list = "";
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "file" ->
            provides.add(new Installable.Capability(xml.getElementText(), Optional.empty()));
        case "entry" -> entry(xml, list, provides, requires);
        default -> list = xml.getLocalName();
      }
    }
  }

  private static void entry(
      XMLStreamReader xml,
      String list,
      List<Installable.Capability> provides,
      List<Relation> requires) {
    String name = attribute(xml, "name");
    if (list.equals("provides")) {
      provides.add(
          new Installable.Capability(name, Optional.of(evr(xml)).filter(text -> !text.isEmpty())));
    } else if (list.equals("requires")) {
      requires.add(relation(xml, name));
    }
  }

  private static Relation relation(XMLStreamReader xml, String name) {
    String comparison =
        switch (attribute(xml, "flags")) {
          case "LT" -> "<";
          case "LE" -> "<=";
          case "EQ" -> "=";
          case "GE" -> ">=";
          case "GT" -> ">";
          default -> "";
        };
    String text = comparison.isEmpty() ? name : name + " " + comparison + " " + evr(xml);
    try {
      return Relation.parse(Relation.Kind.DEPENDS, text);
    } catch (IllegalArgumentException e) {
      // A rich expression or a capability that only rpm understands: taken to hold.
      return new Relation(Relation.Kind.DEPENDS, List.of(Relation.Target.of("(" + name + ")")));
    }
  }

  private static String evr(XMLStreamReader xml) {
    String version = attribute(xml, "ver");
    String release = attribute(xml, "rel");
    String epoch = attribute(xml, "epoch");
    return (epoch.isEmpty() || epoch.equals("0") ? "" : epoch + ":")
        + version
        + (release.isEmpty() ? "" : "-" + release);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
  }
}
