package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The table distribution x scenario, as text and as HTML. Threads may fill it at the same time. */
final class InstallReport {
  private record Cell(String distribution, String scenario) {}

  private final Map<Cell, InstallResult> cells = new ConcurrentHashMap<>();

  void put(Distribution distribution, String scenario, InstallResult result) {
    cells.put(new Cell(distribution.name(), scenario), result);
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("table.txt"), text());
    Files.writeString(folder.resolve("table.html"), html());
  }

  private InstallResult cell(Distribution distribution, String scenario) {
    return Optional.ofNullable(cells.get(new Cell(distribution.name(), scenario)))
        .orElse(new InstallResult.NotRun("not chosen"));
  }

  /** The scenarios and distributions that something is known of. */
  private List<String> scenarios() {
    return InstallScenarios.all().stream()
        .filter(one -> cells.keySet().stream().anyMatch(cell -> cell.scenario().equals(one)))
        .toList();
  }

  private List<Distribution> distributions() {
    return Distribution.all().stream()
        .filter(
            one -> cells.keySet().stream().anyMatch(cell -> cell.distribution().equals(one.name())))
        .toList();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    List<String> scenarios = scenarios();
    text.append(line("distribution", scenarios, "seconds"));
    for (Distribution distribution : distributions()) {
      List<String> row =
          scenarios.stream().map(scenario -> cell(distribution, scenario).cell()).toList();
      text.append(line(distribution.name(), row, seconds(distribution)));
    }
    text.append('\n');
    reasons().forEach(reason -> text.append(reason).append('\n'));
    return text.toString();
  }

  /** As wide as the names of the scenarios, or the widest cell. */
  private String line(String distribution, List<String> cells, String seconds) {
    List<String> scenarios = scenarios();
    StringBuilder line = new StringBuilder("%-20s".formatted(distribution));
    for (int i = 0; i < cells.size(); i++) {
      int width = Math.max(scenarios.get(i).length(), "not run".length());
      line.append("  ").append(("%-" + width + "s").formatted(cells.get(i)));
    }
    return line.append("  ").append(seconds).toString().stripTrailing() + "\n";
  }

  /** Of all that passed, from the container's start to its answer. */
  private String seconds(Distribution distribution) {
    long millis =
        scenarios().stream()
            .map(scenario -> cell(distribution, scenario))
            .mapToLong(
                result ->
                    result instanceof InstallResult.Passed passed ? passed.took().toMillis() : 0)
            .sum();
    return millis == 0 ? "" : Long.toString((millis + 999) / 1000);
  }

  /** Each once: what failed in full, what was not run by its distribution. */
  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (Distribution distribution : distributions()) {
      for (String scenario : scenarios()) {
        InstallResult result = cell(distribution, scenario);
        if (result.reason().isEmpty() || result.reason().equals("not chosen")) {
          continue;
        }
        String where =
            result instanceof InstallResult.Failed
                ? distribution.name() + ", " + scenario + " FAILED"
                : distribution.name();
        result.reason().lines().forEach(line -> add(reasons, where + ": " + line));
      }
    }
    return reasons;
  }

  private static void add(List<String> reasons, String reason) {
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
  }

  String html() {
    StringBuilder html = new StringBuilder();
    html.append(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Install tests</title>");
    html.append("<style>body{font-family:sans-serif}td,th{padding:.3em .6em;text-align:left}");
    html.append(".Passed{background:#dfd}.Failed{background:#fbb}.NotRun{color:#777}</style>\n");
    html.append("<h1>Install tests</h1><table><tr><th>distribution");
    for (String scenario : scenarios()) {
      html.append(
          "<th title=\"%s\">%s".formatted(escape(InstallScenarios.title(scenario)), scenario));
    }
    html.append("<th>seconds");
    for (Distribution distribution : distributions()) {
      html.append("\n<tr><th>").append(distribution.name());
      for (String scenario : scenarios()) {
        InstallResult result = cell(distribution, scenario);
        html.append(
            "<td class=%s title=\"%s\">%s"
                .formatted(
                    result.getClass().getSimpleName(), escape(result.reason()), result.cell()));
      }
      html.append("<td>").append(seconds(distribution));
    }
    html.append("\n</table>\n<ul>");
    reasons().forEach(reason -> html.append("\n<li>").append(escape(reason)));
    return html.append("\n</ul>\n</html>\n").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
