package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageSummary;
import java.util.Locale;
import java.util.Map;

/** A package for people. */
final class InspectedText {
  private InspectedText() {}

  static String render(Inspected inspected) {
    PackageSummary summary = inspected.summary();
    StringBuilder text = new StringBuilder();
    text.append(summary.name()).append(' ').append(summary.version());
    text.append(' ').append(summary.architecture()).append(" (").append(summary.format());
    text.append(", ").append(summary.compression()).append(", ");
    text.append(summary.signatures().isEmpty() ? "not signed" : "signed: ");
    text.append(String.join(", ", summary.signatures())).append(")\n");
    summary.fields().forEach((name, value) -> field(text, name, value));
    summary.relations().forEach((name, list) -> field(text, name, String.join("\n", list)));
    for (Map.Entry<String, String> script : summary.scripts().entrySet()) {
      text.append("\n--- ").append(script.getKey()).append('\n');
      text.append(script.getValue().stripTrailing()).append('\n');
    }
    text.append('\n');
    inspected.entries().forEach(entry -> text.append(line(entry)));
    return text.toString();
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-14s ", name));
    text.append(value.strip().replaceAll("\n\\s*", "\n" + " ".repeat(17))).append('\n');
  }

  private static String line(Inspected.Entry one) {
    PackageEntry entry = one.entry();
    return String.format(
        Locale.ROOT,
        "%c%s %s %10d %s%s%s%s%n",
        entry.type().letter(),
        entry.mode(),
        entry.owner() + ":" + entry.group(),
        entry.size(),
        entry.path(),
        entry.target().isEmpty() ? "" : " -> " + entry.target(),
        one.machine().isEmpty() ? "" : "  [" + one.machine() + "]",
        entry.role().isEmpty() ? "" : "  [" + entry.role() + "]");
  }
}
