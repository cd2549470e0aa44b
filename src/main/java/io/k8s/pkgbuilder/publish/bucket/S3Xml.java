package io.k8s.pkgbuilder.publish.bucket;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** S3's lists: elements of one name with simple children, and what stands beside them. */
final class S3Xml {
  private final List<Map<String, String>> items = new ArrayList<>();
  private final Map<String, String> others = new LinkedHashMap<>();

  private S3Xml() {}

  static S3Xml parse(String xml, String item) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    S3Xml parsed = new S3Xml();
    // The JDK's parser skips a document type, and may stumble over it.
    if (xml.contains("<!DOCTYPE")) {
      throw new IOException("the store's answer has a document type");
    }
    try {
      parsed.read(factory.createXMLStreamReader(new StringReader(xml)), item);
    } catch (XMLStreamException e) {
      throw new IOException("the store's answer is no XML", e);
    }
    return parsed;
  }

  private void read(XMLStreamReader reader, String item) throws XMLStreamException {
    Map<String, String> target = others;
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          text.setLength(0);
          if (reader.getLocalName().equals(item)) {
            target = new LinkedHashMap<>();
            items.add(target);
          }
        }
        case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          if (reader.getLocalName().equals(item)) {
            target = others;
          } else {
            target.put(reader.getLocalName(), text.toString().strip());
          }
          text.setLength(0);
        }
        default -> {}
      }
    }
  }

  List<Map<String, String>> items() {
    return items;
  }

  /** The text of an element that is in none of the items; "" where there is none. */
  String value(String name) {
    return others.getOrDefault(name, "");
  }
}
