package io.k8s.pkgbuilder.config.yaml;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads one YAML document. */
public final class YamlDocument {
  /** No configuration a person writes comes near. */
  static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DEPTH = 40;

  private YamlDocument() {}

  /**
   * Reads a file's only document.
   *
   * @param file how diagnostics name it
   * @param diagnostics gets everything wrong with the text
   * @return empty when the text is no YAML, which was reported
   */
  public static Optional<YamlNode> read(Path path, String file, Diagnostics diagnostics) {
    try {
      return parse(bytes(path, file), file, diagnostics);
    } catch (DiagnosticException e) {
      e.diagnostics().forEach(diagnostics::add);
      return Optional.empty();
    }
  }

  /** The same for bytes at hand. */
  public static Optional<YamlNode> parse(byte[] bytes, String file, Diagnostics diagnostics) {
    try {
      return parse(Utf8.decode(bytes, file), file, diagnostics);
    } catch (DiagnosticException e) {
      e.diagnostics().forEach(diagnostics::add);
      return Optional.empty();
    }
  }

  private static byte[] bytes(Path path, String file) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw error(Location.of(file), "the file is larger than 1 MiB").asException();
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw error(Location.of(file), "the file does not exist").asException();
    } catch (IOException e) {
      throw error(Location.of(file), "the file cannot be read: " + e.getMessage()).asException();
    }
  }

  private static Optional<YamlNode> parse(String text, String file, Diagnostics diagnostics) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_BYTES);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE); // NodeConverter counts what they make
    ParserImpl parser = new ParserImpl(new StreamReader(text), options);
    try {
      Node node = new Composer(parser, new Resolver(), options).getSingleNode();
      if (node == null) {
        diagnostics.add(error(new Location(file, 1, 1), "the document is empty"));
        return Optional.empty();
      }
      return new NodeConverter(file, diagnostics).convert(node);
    } catch (MarkedYAMLException e) {
      diagnostics.add(SyntaxError.of(e, file));
    } catch (ReaderException e) {
      diagnostics.add(illegalCharacter(e, text, file));
    } catch (YAMLException e) {
      diagnostics.add(limit(e, parser, file));
    }
    return Optional.empty();
  }

  private static Diagnostic illegalCharacter(ReaderException e, String text, String file) {
    int index =
        text.offsetByCodePoints(
            0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
    return error(
            Utf8.end(text.substring(0, index), file),
            String.format(
                java.util.Locale.ROOT,
                "the character U+%04X is not allowed in YAML",
                e.getCodePoint()))
        .hint("remove it, or write it as an escape in double quotes");
  }

  /** SnakeYAML's limits carry no mark; the parser knows where it stood. */
  private static Diagnostic limit(YAMLException e, ParserImpl parser, String file) {
    String said = Objects.requireNonNullElse(e.getMessage(), "not valid YAML");
    String message =
        said.startsWith("Nesting Depth")
            ? "the document is nested deeper than " + MAX_DEPTH + " levels"
            : said;
    try {
      Mark mark = parser.peekEvent().getStartMark();
      return error(location(file, mark), message);
    } catch (YAMLException unknown) {
      return error(Location.of(file), message);
    }
  }

  static Location location(String file, Mark mark) {
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  static Diagnostic error(Location location, String message) {
    return Diagnostic.at(Category.CONFIGURATION, location, message);
  }
}
