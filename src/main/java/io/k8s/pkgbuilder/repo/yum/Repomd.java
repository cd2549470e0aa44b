package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.repo.store.RepoPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * repomd.xml: the indices, by their checksums.
 *
 * @param revision seconds since 1970 of the publication
 * @param data in the file's order
 */
record Repomd(long revision, List<Data> data) {
  static final String PATH = "repodata/repomd.xml";

  /**
   * One index.
   *
   * @param type primary, filelists, other, or what else a writer knows
   * @param algorithm of both checksums, in createrepo_c's words
   * @param checksum of the file as it is
   * @param openChecksum of the unpacked file
   * @param href below the repository's folder
   * @param size of the file as it is, in bytes
   * @param openSize of the unpacked file, in bytes
   */
  record Data(
      String type,
      String algorithm,
      String checksum,
      String openChecksum,
      String href,
      long size,
      long openSize) {}

  Repomd {
    data = List.copyOf(data);
  }

  Optional<Data> data(String type) {
    return data.stream().filter(one -> one.type().equals(type)).findFirst();
  }

  String render() {
    XmlText xml =
        new XmlText()
            .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
            .raw(
                "<repomd xmlns=\"http://linux.duke.edu/metadata/repo\""
                    + " xmlns:rpm=\"http://linux.duke.edu/metadata/rpm\">")
            .element(1, "revision", Long.toString(revision));
    for (Data one : data) {
      String algorithm = XmlText.attributes("type", one.algorithm());
      xml.raw("  <data" + XmlText.attributes("type", one.type()) + ">")
          .raw("    <checksum" + algorithm + ">" + one.checksum() + "</checksum>")
          .raw("    <open-checksum" + algorithm + ">" + one.openChecksum() + "</open-checksum>")
          .raw("    <location" + XmlText.attributes("href", one.href()) + "/>")
          .element(2, "timestamp", Long.toString(revision))
          .element(2, "size", Long.toString(one.size()))
          .element(2, "open-size", Long.toString(one.openSize()))
          .raw("  </data>");
    }
    return xml.raw("</repomd>").toString();
  }

  /**
   * Reads one, of any writer.
   *
   * @throws PackageException when it is damaged
   */
  static Repomd parse(String text) throws PackageException {
    try {
      XMLStreamReader xml = reader(text);
      long revision = 0;
      List<Data> data = new ArrayList<>();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "revision" -> revision = number(xml.getElementText());
            case "data" -> data.add(data(xml, attribute(xml, "type")));
            default -> {}
          }
        }
      }
      return new Repomd(revision, data);
    } catch (XMLStreamException e) {
      throw new PackageException("its repomd.xml is damaged: " + e.getMessage());
    }
  }

  /** Without entities and DTDs, which no repodata has. */
  static XMLStreamReader reader(String text) throws XMLStreamException {
    // The JDK's parser skips one, and may stumble over it.
    if (text.contains("<!DOCTYPE")) {
      throw new XMLStreamException("it has a document type");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "UTF-8");
  }

  private static Data data(XMLStreamReader xml, String type)
      throws XMLStreamException, PackageException {
    Data data = new Data(type, "", "", "", "", 0, 0);
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("data")) {
        return data;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        data = with(data, xml);
      }
    }
    return data;
  }

  private static Data with(Data data, XMLStreamReader xml)
      throws XMLStreamException, PackageException {
    return switch (xml.getLocalName()) {
      case "checksum" -> checksum(data, attribute(xml, "type"), xml.getElementText().strip());
      case "open-checksum" -> openChecksum(data, xml.getElementText().strip());
      case "location" -> located(data, RepoPath.checked(attribute(xml, "href")));
      case "size" -> sized(data, number(xml.getElementText()), data.openSize());
      case "open-size" -> sized(data, data.size(), number(xml.getElementText()));
      default -> data;
    };
  }

  private static Data checksum(Data data, String algorithm, String checksum) {
    return new Data(
        data.type, algorithm, checksum, data.openChecksum, data.href, data.size, data.openSize);
  }

  private static Data openChecksum(Data data, String checksum) {
    return new Data(
        data.type, data.algorithm, data.checksum, checksum, data.href, data.size, data.openSize);
  }

  private static Data located(Data data, String href) {
    return new Data(
        data.type,
        data.algorithm,
        data.checksum,
        data.openChecksum,
        href,
        data.size,
        data.openSize);
  }

  private static Data sized(Data data, long size, long openSize) {
    return new Data(
        data.type, data.algorithm, data.checksum, data.openChecksum, data.href, size, openSize);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
  }

  private static long number(String text) {
    String digits = text.strip();
    return digits.matches("[0-9]{1,15}") ? Long.parseLong(digits) : 0;
  }
}
