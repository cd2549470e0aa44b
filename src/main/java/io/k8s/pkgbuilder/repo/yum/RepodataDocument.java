package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.repo.store.IndexPart;
import io.k8s.pkgbuilder.repo.store.IndexText;
import java.util.Collection;
import java.util.Locale;

/** The three indices, in the order of repomd.xml. */
enum RepodataDocument {
  PRIMARY("metadata", "common"),
  FILELISTS("filelists", "filelists"),
  OTHER("otherdata", "other");

  private static final String NAMESPACE = "http://linux.duke.edu/metadata/";

  private final String root;
  private final String namespace;

  RepodataDocument(String root, String namespace) {
    this.root = root;
    this.namespace = namespace;
  }

  private IndexPart element(YumPackage one) {
    return switch (this) {
      case PRIMARY -> one.primary();
      case FILELISTS -> one.filelists();
      case OTHER -> one.other();
    };
  }

  /** As repomd.xml calls it. */
  String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  IndexText text(Collection<YumPackage> packages) {
    IndexText.Builder text = new IndexText.Builder();
    String spaces = XmlText.attributes("xmlns", NAMESPACE + namespace);
    if (this == PRIMARY) {
      spaces += XmlText.attributes("xmlns:rpm", NAMESPACE + "rpm");
    }
    text.add(
        "",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<"
            + root
            + spaces
            + XmlText.attributes("packages", Integer.toString(packages.size()))
            + ">\n");
    packages.forEach(one -> text.add(one.name(), IndexPart.EMPTY, element(one)));
    return text.add("", "</" + root + ">\n").build();
  }
}
