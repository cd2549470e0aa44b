package io.k8s.pkgbuilder.compare.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.k8s.pkgbuilder.compare.Difference;
import io.k8s.pkgbuilder.compare.PackageDiff;
import io.k8s.pkgbuilder.compare.PackageDiff.Side;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.compare.Significance;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;

/** Differences for programs; docs/diff.md describes the keys. */
public final class DiffJson {
  private DiffJson() {}

  /** One object, '\n' line ends, one at the end. */
  public static void write(SetDiff diff, Appendable out) throws IOException {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      write(diff, json);
    }
    out.append(text.getBuffer()).append('\n');
  }

  private static void write(SetDiff diff, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("before", diff.before());
    json.writeStringField("after", diff.after());
    json.writeStringField("worst", diff.worst().map(Significance::word).orElse("none"));
    json.writeObjectFieldStart("packageCounts");
    for (PackageDiff.Status status : PackageDiff.Status.values()) {
      json.writeNumberField(status.name().toLowerCase(Locale.ROOT), diff.count(status));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("differenceCounts");
    for (Significance significance : Significance.values()) {
      json.writeNumberField(significance.word(), diff.count(significance));
    }
    json.writeEndObject();
    json.writeArrayFieldStart("packages");
    for (PackageDiff one : diff.packages()) {
      write(one, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(PackageDiff one, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", one.key().name());
    json.writeStringField("platform", one.key().platform());
    json.writeStringField("format", one.key().format());
    json.writeStringField("status", one.status().name().toLowerCase(Locale.ROOT));
    json.writeStringField("worst", one.worst().map(Significance::word).orElse("none"));
    if (one.before().isPresent()) {
      write("before", one.before().get(), json);
    }
    if (one.after().isPresent()) {
      write("after", one.after().get(), json);
    }
    json.writeArrayFieldStart("differences");
    for (Difference difference : one.differences()) {
      write(difference, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(String key, Side side, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeStringField("file", side.file());
    json.writeStringField("version", side.version());
    json.writeStringField("architecture", side.architecture());
    json.writeNumberField("size", side.size());
    json.writeEndObject();
  }

  private static void write(Difference one, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", one.kind().word());
    json.writeStringField("area", one.kind().area().word());
    json.writeStringField("path", one.path());
    json.writeStringField("significance", one.significance().word());
    json.writeStringField("before", one.before());
    json.writeStringField("after", one.after());
    json.writeStringField("reason", one.reason());
    json.writeBooleanField("byPolicy", one.byPolicy());
    json.writeArrayFieldStart("detail");
    for (String line : one.detail()) {
      json.writeString(line);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
