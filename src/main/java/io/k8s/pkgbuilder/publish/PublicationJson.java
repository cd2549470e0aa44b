package io.k8s.pkgbuilder.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.publish.Publication.Upload;

/** Publications for programs: the contract of {@code publish --output json}, and of its command. */
public final class PublicationJson {
  private PublicationJson() {}

  /** What was or would be done; '\n' line ends, one at the end. */
  public static String render(Published published) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("target", published.target());
    node.put("mock", published.mock());
    ArrayNode uploads = node.putArray("uploads");
    for (Upload upload : published.publication().uploads()) {
      file(uploads.addObject(), upload.file())
          .put("action", upload.before().isPresent() ? "replace" : "upload");
    }
    ArrayNode deletions = node.putArray("deletions");
    published.publication().deletions().forEach(file -> deletions.add(file.path()));
    node.put("unchanged", published.publication().unchanged().size());
    node.put("verified", published.verified());
    return text(node);
  }

  /** Every file of a tree, in the order in which they must appear. */
  static String manifest(PublishTree tree) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("version", 1);
    ArrayNode files = node.putArray("files");
    tree.files().forEach(file -> file(files.addObject(), file));
    return text(node);
  }

  private static ObjectNode file(ObjectNode node, LocalFile file) {
    return node.put("path", file.path())
        .put("kind", file.kind().word())
        .put("size", file.size())
        .put("sha256", file.sha256())
        .put("md5", file.md5())
        .put("contentType", file.contentType())
        .put("cacheControl", file.kind().cacheControl());
  }

  private static String text(ObjectNode node) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes is always JSON", e);
    }
  }
}
