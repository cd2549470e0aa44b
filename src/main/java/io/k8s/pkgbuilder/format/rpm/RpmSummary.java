package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.model.Scriptlet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A header's tags about the package as a whole, in the shape that all formats share. */
final class RpmSummary {
  private static final Map<String, Tag> FIELDS =
      fields(
          List.of(
              Map.entry("Summary", Tag.SUMMARY),
              Map.entry("Description", Tag.DESCRIPTION),
              Map.entry("License", Tag.LICENSE),
              Map.entry("URL", Tag.URL),
              Map.entry("Group", Tag.GROUP),
              Map.entry("Vendor", Tag.VENDOR),
              Map.entry("Packager", Tag.PACKAGER),
              Map.entry("SourceRPM", Tag.SOURCE_RPM),
              Map.entry("BuildHost", Tag.BUILD_HOST),
              Map.entry("OS", Tag.OS)));

  private static final List<Scriptlet.Phase> PHASES =
      List.of(
          Scriptlet.Phase.PRE_TRANSACTION,
          Scriptlet.Phase.PRE_INSTALL,
          Scriptlet.Phase.POST_INSTALL,
          Scriptlet.Phase.PRE_REMOVE,
          Scriptlet.Phase.POST_REMOVE,
          Scriptlet.Phase.POST_TRANSACTION,
          Scriptlet.Phase.VERIFY);

  private static final List<String> NAMES =
      List.of("pretrans", "pre", "post", "preun", "postun", "posttrans", "verifyscript");

  private static final String SHELL = "/bin/sh";

  private RpmSummary() {}

  private static Map<String, Tag> fields(List<Map.Entry<String, Tag>> entries) {
    Map<String, Tag> fields = new LinkedHashMap<>();
    entries.forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
    return fields;
  }

  static PackageSummary of(RpmPackage rpm) throws PackageException {
    RpmHeader header = rpm.header();
    Map<String, List<String>> relations = new LinkedHashMap<>();
    for (DependencyKind kind : DependencyKind.values()) {
      List<String> texts =
          rpm.dependencies(kind).stream().map(RpmSummary::text).sorted().distinct().toList();
      if (!texts.isEmpty()) {
        relations.put(kind.field, texts);
      }
    }
    String compressor = header.text(Tag.PAYLOAD_COMPRESSOR);
    return new PackageSummary(
        "rpm",
        header.text(Tag.NAME),
        version(header),
        rpm.architecture(),
        texts(header, FIELDS),
        relations,
        scripts(header),
        compressor.isEmpty() ? "gzip" : compressor,
        signatures(rpm.signature()));
  }

  private static String version(RpmHeader header) throws PackageException {
    OptionalLong epoch = header.number(Tag.EPOCH);
    return (epoch.isPresent() ? epoch.getAsLong() + ":" : "")
        + header.text(Tag.VERSION)
        + "-"
        + header.text(Tag.RELEASE);
  }

  private static Map<String, String> texts(RpmHeader header, Map<String, Tag> tags)
      throws PackageException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Tag> tag : tags.entrySet()) {
      String text = header.text(tag.getValue());
      if (!text.isEmpty()) {
        texts.put(tag.getKey(), text);
      }
    }
    return texts;
  }

  /**
   * As files: a first line says what runs them, where it is not the shell. rpm runs what the header
   * names, whatever a first line of the body says.
   */
  private static Map<String, String> scripts(RpmHeader header) throws PackageException {
    Map<String, String> scripts = new LinkedHashMap<>();
    for (int i = 0; i < PHASES.size(); i++) {
      ScriptTags tags = ScriptTags.of(PHASES.get(i)).orElseThrow();
      String body = header.text(tags.body());
      String program = String.join(" ", header.texts(tags.program()));
      String text = runs(body, program) ? body : "#!" + program + "\n" + body;
      if (!text.isEmpty()) {
        scripts.put(NAMES.get(i), text);
      }
    }
    return scripts;
  }

  /** Whether somebody who reads the body alone takes the right program for what runs it. */
  private static boolean runs(String body, String program) {
    String first = body.lines().findFirst().orElse("");
    return program.isEmpty()
        || (first.startsWith("#!")
            ? first.substring(2).strip().equals(program)
            : program.equals(SHELL));
  }

  private static String text(Dependency one) {
    String comparison =
        ((one.flags() & 2) != 0 ? "<" : "")
            + ((one.flags() & 4) != 0 ? ">" : "")
            + ((one.flags() & 8) != 0 ? "=" : "");
    return comparison.isEmpty() ? one.name() : one.name() + " " + comparison + " " + one.version();
  }

  private static List<String> signatures(RpmHeader signature) throws PackageException {
    List<String> kinds = new ArrayList<>();
    if (signature.bytes(Tag.SIG_RSA.number).length > 0) {
      kinds.add("RSA over the header");
    }
    if (signature.bytes(Tag.SIG_DSA.number).length > 0) {
      kinds.add("DSA or EdDSA over the header");
    }
    return kinds;
  }
}
