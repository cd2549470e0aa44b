package io.k8s.pkgbuilder.release.report;

import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.journal.DoneStep;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import io.k8s.pkgbuilder.release.stage.CompareStage;
import io.k8s.pkgbuilder.release.stage.PackageStage;
import io.k8s.pkgbuilder.release.stage.VersionStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * report.html: what was built, how large it is, how long it took, what differs, and every digest.
 * Stands alone.
 *
 * @param kept steps that an earlier run had done
 * @param failure what ended the run before its end
 */
public record ReleaseReport(
    BuildPlan plan, Results results, Set<String> kept, String tool, Optional<String> failure) {
  public ReleaseReport {
    kept = Set.copyOf(kept);
  }

  /** The whole file. */
  public String html() {
    Html html = new Html();
    String title = "Release " + VersionStage.version(results).orElse("");
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
        .element("title", title.strip())
        .raw("<style>\n" + ReportStyle.CSS + "</style>\n</head>\n<body>\n")
        .element("h1", title.strip());
    lead(html);
    failure.ifPresent(why -> html.raw("<p role=\"alert\">Not finished: ").text(why).raw("</p>\n"));
    matrix(html);
    stages(html);
    differences(html);
    packages(html);
    inputs(html);
    return html.raw("</body>\n</html>\n").toString();
  }

  private void lead(Html html) {
    long size = results.of(StageName.PACKAGE).stream().mapToLong(DoneStep::size).sum();
    html.raw("<p class=\"lead\">")
        .text(
            results.of(StageName.PACKAGE).size()
                + " of "
                + plan.artifacts().size()
                + " packages, "
                + Html.megabytes(size)
                + ", dated "
                + VersionStage.date(results)
                + ", made by "
                + tool)
        .raw("</p>\n");
  }

  /** Components down, platforms across: the size of each format's package. */
  private void matrix(Html html) {
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    Set<String> platforms = new TreeSet<>();
    for (ArtifactPlan artifact : plan.artifacts()) {
      platforms.add(artifact.platform().name());
      cells
          .computeIfAbsent(artifact.name().value(), name -> new LinkedHashMap<>())
          .merge(artifact.platform().name(), size(artifact), (a, b) -> a + ", " + b);
    }
    html.element("h2", "Packages");
    List<String> head = new ArrayList<>(List.of("component"));
    platforms.forEach(platform -> head.add("#" + platform));
    html.head(head);
    cells.forEach(
        (component, row) -> {
          html.raw("<tr><th scope=\"row\">").text(component).raw("</th>");
          platforms.forEach(platform -> html.number(row.getOrDefault(platform, "")));
          html.raw("</tr>\n");
        });
    html.end();
  }

  private String size(ArtifactPlan artifact) {
    return file(artifact)
        .map(file -> artifact.format() + " " + Html.megabytes(file.size()))
        .orElse(artifact.format() + " missing");
  }

  private Optional<RecordedFile> file(ArtifactPlan artifact) {
    return PackageStage.find(artifact, results);
  }

  private void stages(Html html) {
    html.element("h2", "Steps");
    html.head(List.of("step", "#steps", "#size", "#seconds", ""));
    Duration longest = Duration.ofMillis(1);
    for (StageName stage : StageName.values()) {
      Duration took = took(stage);
      longest = took.compareTo(longest) > 0 ? took : longest;
    }
    for (StageName stage : StageName.values()) {
      List<DoneStep> steps = results.of(stage);
      if (!steps.isEmpty()) {
        long before = steps.stream().filter(step -> kept.contains(step.step())).count();
        html.raw("<tr><td><span class=\"tick\">✓</span> ").text(stage.word());
        html.raw(before == 0 ? "" : " <span class=\"kept\">(" + before + " done before)</span>");
        html.raw("</td>")
            .number(String.valueOf(steps.size()))
            .number(Html.megabytes(steps.stream().mapToLong(DoneStep::size).sum()))
            .number(seconds(took(stage)));
        long percent = 100 * took(stage).toMillis() / longest.toMillis();
        html.raw("<td><span class=\"bar\" style=\"width:" + percent + "%\"></span></td></tr>\n");
      }
    }
    html.end();
    html.raw("<details><summary>every step</summary>\n");
    html.head(List.of("step", "#size", "#seconds", "inputs"));
    for (StageName stage : StageName.values()) {
      for (DoneStep step : results.of(stage)) {
        html.raw("<tr>")
            .cell(step.step())
            .number(step.outputs().isEmpty() ? "" : Html.megabytes(step.size()))
            .number(seconds(step.took()))
            .code(step.fingerprint())
            .raw("</tr>\n");
      }
    }
    html.end().raw("</details>\n");
  }

  private Duration took(StageName stage) {
    return results.of(stage).stream().map(DoneStep::took).reduce(Duration.ZERO, Duration::plus);
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
  }

  private void differences(Html html) {
    html.element("h2", "Differences to the previous release");
    Optional<DoneStep> compared = results.find(StageName.COMPARE.word());
    if (compared.isEmpty()) {
      html.element("p", "Not compared: --previous names what to compare with.");
      return;
    }
    Map<String, String> values = compared.get().values();
    html.element("p", values.getOrDefault(CompareStage.SUMMARY, ""));
    html.raw("<details open><summary>all that is notable</summary>\n");
    html.element("pre", values.getOrDefault(CompareStage.TEXT, ""));
    html.raw("</details>\n");
  }

  private void packages(Html html) {
    html.element("h2", "Digests");
    html.head(List.of("file", "#bytes", "SHA-256"));
    for (ArtifactPlan artifact : plan.artifacts()) {
      file(artifact)
          .ifPresent(
              file ->
                  html.raw("<tr>")
                      .cell(artifact.fileName())
                      .number(String.valueOf(file.size()))
                      .code(file.sha256())
                      .raw("</tr>\n"));
    }
    html.end();
  }

  private void inputs(Html html) {
    html.element("h2", "Binaries");
    html.head(List.of("file", "#bytes", "SHA-256"));
    for (DoneStep step : results.of(StageName.SOURCES)) {
      for (RecordedFile file : step.outputs()) {
        html.raw("<tr>")
            .cell(file.path())
            .number(String.valueOf(file.size()))
            .code(file.sha256())
            .raw("</tr>\n");
      }
    }
    html.end();
  }
}
