package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.payload.PackedStream;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Metadata;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The header proper: all that rpm knows of a package without unpacking it. */
final class MainHeader {
  /** The newest rpm whose tags we write (PAYLOADDIGESTALT); readers only print it. */
  private static final String RPM_VERSION = "4.16.0";

  private static final String DEFAULT_GROUP = "Unspecified";
  private static final long SHA256 = 8;

  private final ArtifactPlan plan;
  private final Instant timestamp;
  private final FileList files;
  private final PackedStream packed;
  private final HeaderBuilder header = HeaderBuilder.main();

  MainHeader(ArtifactPlan plan, Instant timestamp, FileList files, PackedStream packed) {
    this.plan = plan;
    this.timestamp = timestamp;
    this.files = files;
    this.packed = packed;
  }

  /** With its magic, as digests and signatures cover it. */
  byte[] bytes() throws IOException {
    header.texts(Tag.HEADER_I18N_TABLE, List.of("C"));
    header.text(Tag.ENCODING, "utf-8");
    identity();
    about(plan.metadata());
    new FileTable(files).writeTo(header);
    new DependencyTable(plan, files).writeTo(header);
    plan.scriptlets()
        .forEach(
            scriptlet ->
                ScriptTags.of(scriptlet.phase())
                    .ifPresent(tags -> tags.writeTo(header, scriptlet)));
    changelog();
    payload();
    return header.build();
  }

  private void identity() {
    header.text(Tag.NAME, plan.name().value());
    header.text(Tag.VERSION, plan.version().upstream());
    header.text(Tag.RELEASE, plan.version().revision());
    plan.version().epoch().ifPresent(epoch -> header.number(Tag.EPOCH, epoch));
    header.text(Tag.OS, plan.platform().os());
    header.text(Tag.ARCH, plan.architecture());
    // No such file exists, but a package without the tag is taken for a source package.
    header.text(Tag.SOURCE_RPM, plan.name() + "-" + plan.version().withoutEpoch() + ".src.rpm");
    header.text(Tag.RPM_VERSION, RPM_VERSION);
    header.number(Tag.BUILD_TIME, timestamp.getEpochSecond());
  }

  private void about(Metadata metadata) {
    String description = metadata.description().strip();
    header.text(Tag.SUMMARY, metadata.summary());
    header.text(Tag.DESCRIPTION, description.isEmpty() ? metadata.summary() : description);
    header.text(Tag.GROUP, metadata.group().orElse(DEFAULT_GROUP));
    header.text(Tag.BUILD_HOST, metadata.buildHost());
    text(Tag.LICENSE, metadata.license());
    text(Tag.URL, metadata.homepage());
    text(Tag.VENDOR, metadata.vendor());
    text(Tag.PACKAGER, metadata.packager().or(() -> Optional.of(metadata.maintainer())));
    if (!metadata.prefixes().isEmpty()) {
      header.texts(Tag.PREFIXES, metadata.prefixes().stream().map(MainHeader::prefix).toList());
    }
  }

  private void text(Tag tag, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(text -> header.text(tag, text));
  }

  private static String prefix(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Newest first: rpm's tools expect it. */
  private void changelog() {
    List<Metadata.ChangelogEntry> entries =
        plan.metadata().changelog().stream()
            .sorted(Comparator.comparing(Metadata.ChangelogEntry::date).reversed())
            .toList();
    if (entries.isEmpty()) {
      return;
    }
    header.numbers(
        Tag.CHANGELOG_TIME,
        entries.stream().mapToLong(entry -> entry.date().getEpochSecond()).toArray());
    header.texts(
        Tag.CHANGELOG_NAME,
        entries.stream().map(entry -> entry.author() + " - " + entry.version()).toList());
    header.texts(
        Tag.CHANGELOG_TEXT,
        entries.stream()
            .map(
                entry ->
                    entry.changes().stream()
                        .map(change -> "- " + change)
                        .collect(Collectors.joining("\n")))
            .toList());
  }

  private void payload() throws IOException {
    Compression compression = plan.compression();
    header.text(Tag.PAYLOAD_FORMAT, "cpio");
    compressor(compression.algorithm())
        .ifPresent(name -> header.text(Tag.PAYLOAD_COMPRESSOR, name));
    if (compression.level().isPresent()) {
      header.text(Tag.PAYLOAD_FLAGS, Integer.toString(compression.level().getAsInt()));
    }
    header.texts(Tag.PAYLOAD_DIGEST, List.of(packed.sha256()));
    header.texts(Tag.PAYLOAD_DIGEST_ALT, List.of(packed.uncompressedSha256()));
    header.number(Tag.PAYLOAD_DIGEST_ALGO, SHA256);
  }

  /** As rpmbuild's w.ufdio, a payload that is not compressed names no compressor. */
  private static Optional<String> compressor(Compression.Algorithm algorithm) {
    return switch (algorithm) {
      case NONE -> Optional.empty();
      case GZIP -> Optional.of("gzip");
      case LZMA -> Optional.of("lzma");
      case XZ -> Optional.of("xz");
      case ZSTD -> Optional.of("zstd");
    };
  }
}
