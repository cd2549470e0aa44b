package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.model.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan for people. Its words may change from release to release; {@link PlanJson} is stable. */
public final class PlanText {
  private PlanText() {}

  /** One paragraph per package file, '\n' line ends, one at the end; "" for an empty plan. */
  public static String render(BuildPlan plan) {
    return plan.artifacts().stream().map(PlanText::artifact).collect(Collectors.joining("\n"));
  }

  private static String artifact(ArtifactPlan artifact) {
    StringBuilder text = new StringBuilder();
    text.append(artifact.fileName()).append('\n');
    field(
        text,
        "package",
        artifact.name() + " " + artifact.version() + " for " + artifact.platform());
    field(
        text,
        "format",
        artifact.format()
            + " "
            + artifact.architecture()
            + ", compression "
            + PlanJson.compression(artifact));
    field(text, "summary", artifact.metadata().summary());
    relations(artifact).forEach((kind, names) -> field(text, kind, String.join(", ", names)));
    artifact.binaries().forEach(binary -> field(text, "binary", binary(artifact, binary)));
    artifact.entries().forEach(entry -> field(text, "entry", entry(entry)));
    artifact
        .scriptlets()
        .forEach(
            script ->
                field(
                    text,
                    "script",
                    PlanJson.word(script.phase())
                        + ", "
                        + script.body().lines().count()
                        + " lines for "
                        + script.interpreter()));
    artifact.triggers().forEach(t -> field(text, "trigger", t.directive() + " " + t.name()));
    return text.toString();
  }

  private static String binary(ArtifactPlan artifact, BinaryRequest binary) {
    String local =
        artifact.platform().os() + "/" + artifact.platform().goarch() + "/" + binary.local();
    return binary.name()
        + " "
        + binary.version()
        + " from "
        + local
        + binary.url().map(url -> " or " + url).orElse("")
        + (binary.verification().unverifiedAllowed() ? " (UNVERIFIED if it has no checksum)" : "")
        + (binary.verification().signature() == Verification.Rule.REQUIRE
            ? " (signature required)"
            : "");
  }

  private static Map<String, List<String>> relations(ArtifactPlan artifact) {
    return artifact.relations().stream()
        .collect(
            Collectors.groupingBy(
                relation -> PlanJson.word(relation.kind()),
                LinkedHashMap::new,
                Collectors.mapping(Relation::toString, Collectors.toList())));
  }

  private static String entry(EntryPlan entry) {
    Map<String, String> words = EntryWords.of(entry);
    Attributes attributes = entry.attributes();
    String owner =
        attributes.owner().equals("root") && attributes.group().equals("root")
            ? ""
            : " " + attributes.owner() + ":" + attributes.group();
    String target = words.containsKey("target") ? " -> " + words.get("target") : "";
    String path = entry.path() + (entry instanceof EntryPlan.BinaryTree ? "/*" : "");
    return attributes.mode() + owner + " " + path + target + " (" + words.get("type") + ")";
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append("  ").append(String.format(Locale.ROOT, "%-11s ", name)).append(value).append('\n');
  }
}
