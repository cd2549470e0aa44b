package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Metadata;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vafer.jdeb.debian.ControlField;

/** The control file, deb-control(5). */
final class ControlParagraph {
  /** As dpkg orders them (Dpkg::Control::FieldsCore); Vendor is nfpm's. */
  private static final List<String> ORDER =
      List.of(
          "Package",
          "Package-Type",
          "Source",
          "Version",
          "Kernel-Version",
          "Built-For-Profiles",
          "Auto-Built-Package",
          "Architecture",
          "Subarchitecture",
          "Installer-Menu-Item",
          "Build-Essential",
          "Essential",
          "Protected",
          "Origin",
          "Bugs",
          "Vendor",
          "Maintainer",
          "Installed-Size",
          "Pre-Depends",
          "Depends",
          "Recommends",
          "Suggests",
          "Enhances",
          "Conflicts",
          "Breaks",
          "Replaces",
          "Provides",
          "Built-Using",
          "Static-Built-Using",
          "Section",
          "Priority",
          "Multi-Arch",
          "Homepage",
          "Description",
          "Tag",
          "Task");

  private ControlParagraph() {}

  /**
   * The paragraph, ending in a line feed.
   *
   * @param installedSize in KiB
   */
  static String of(ArtifactPlan plan, long installedSize) {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.putAll(own(plan, installedSize));
    plan.metadata().fields().forEach(field -> fields.put(field.getKey(), field.getValue()));
    Stream<String> others =
        plan.metadata().fields().stream()
            .map(Map.Entry::getKey)
            .filter(name -> ORDER.stream().noneMatch(name::equalsIgnoreCase))
            .distinct();
    return Stream.concat(ORDER.stream(), others)
        .map(name -> line(name, Optional.ofNullable(fields.get(name)).orElse("")))
        .collect(Collectors.joining());
  }

  /** Whether deb.fields may not set it, because the plan itself does. */
  static boolean isOwn(String field, ArtifactPlan plan) {
    boolean relation =
        Arrays.stream(Relation.Kind.values())
            .flatMap(kind -> RelationFields.field(kind).stream())
            .filter(field::equalsIgnoreCase)
            .anyMatch(own -> !RelationFields.value(plan.relations(), own).isEmpty());
    return relation
        || Stream.of("Package", "Version", "Architecture", "Maintainer", "Description", "Section")
            .anyMatch(field::equalsIgnoreCase)
        || List.of("priority", "homepage").contains(field.toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> own(ArtifactPlan plan, long installedSize) {
    Metadata metadata = plan.metadata();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Package", plan.name().value());
    fields.put("Version", plan.version().toString());
    fields.put("Architecture", plan.architecture());
    fields.put("Vendor", metadata.vendor().orElse(""));
    fields.put("Maintainer", metadata.maintainer());
    fields.put("Installed-Size", Long.toString(installedSize));
    for (Relation.Kind kind : Relation.Kind.values()) {
      RelationFields.field(kind)
          .ifPresent(field -> fields.put(field, RelationFields.value(plan.relations(), field)));
    }
    fields.put("Section", metadata.section().orElse(""));
    fields.put("Priority", metadata.priority().orElse("optional"));
    fields.put("Homepage", metadata.homepage().orElse(""));
    fields.put("Description", description(plan));
    return fields;
  }

  /** Policy 5.6.13; jdeb's field indents the further lines and writes blank ones as " .". */
  private static String description(ArtifactPlan plan) {
    String summary = plan.metadata().summary().strip();
    String synopsis = summary.isEmpty() ? plan.name().value() : summary;
    String further = trimmed(plan.metadata().description());
    return further.isEmpty() ? synopsis : synopsis + "\n" + further;
  }

  private static String trimmed(String text) {
    return text.lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"))
        .replaceFirst("^\n+", "")
        .stripTrailing();
  }

  private static String line(String name, String value) {
    String text = trimmed(value.stripLeading());
    return text.isEmpty() ? "" : new ControlField(name).format(text);
  }
}
