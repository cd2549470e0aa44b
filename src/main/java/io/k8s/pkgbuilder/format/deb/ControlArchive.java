package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Trigger;
import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.payload.PayloadEntry.RegularFile;
import io.k8s.pkgbuilder.payload.Segment;
import io.k8s.pkgbuilder.payload.tar.TarBuilder;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** control.tar: the control file and its companions, deb(5). */
final class ControlArchive {
  private final ArtifactPlan plan;
  private final Payload payload;

  ControlArchive(ArtifactPlan plan, Payload payload) {
    this.plan = plan;
    this.payload = payload;
  }

  /** Members sorted by name after the root, so that their order depends on nothing else. */
  List<Segment> segments() throws IOException {
    TarBuilder tar = new TarBuilder("./").root(payload.timestamp());
    files()
        .forEach(
            (name, text) ->
                tar.file(
                    name,
                    text.getBytes(StandardCharsets.UTF_8),
                    MaintainerScript.isExecutable(name) ? FileMode.EXECUTABLE : FileMode.REGULAR,
                    payload.timestamp()));
    return tar.finish();
  }

  /** Names and texts; a file that would be empty is left out. */
  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    files.put("control", ControlParagraph.of(plan, InstalledSize.of(payload.entries())));
    files.put("conffiles", conffiles());
    files.put("md5sums", md5sums());
    files.put("triggers", triggers());
    for (Scriptlet scriptlet : plan.scriptlets()) {
      MaintainerScript.name(scriptlet.phase())
          .ifPresent(name -> files.put(name, MaintainerScript.text(scriptlet)));
    }
    files.values().removeIf(String::isEmpty);
    return files;
  }

  private String conffiles() {
    StringBuilder text = new StringBuilder();
    regularFiles()
        .filter(file -> isConffile(file.role()))
        .forEach(file -> text.append(file.path()).append('\n'));
    return text.toString();
  }

  /** As dh_md5sums does, without conffiles: their sums are in dpkg's own status. */
  private String md5sums() throws IOException {
    StringBuilder text = new StringBuilder();
    for (RegularFile file : regularFiles().toList()) {
      if (!isConffile(file.role())) {
        text.append(file.content().digests().md5())
            .append("  ")
            .append(file.path().relative())
            .append('\n');
      }
    }
    return text.toString();
  }

  private String triggers() {
    StringBuilder text = new StringBuilder();
    for (Trigger trigger : plan.triggers()) {
      text.append(trigger.directive()).append(' ').append(trigger.name()).append('\n');
    }
    return text.toString();
  }

  private Stream<RegularFile> regularFiles() {
    return payload.entries().stream()
        .filter(RegularFile.class::isInstance)
        .map(RegularFile.class::cast);
  }

  private static boolean isConffile(FileRole role) {
    return switch (role) {
      case CONFIG, CONFIG_NOREPLACE, CONFIG_MISSINGOK -> true;
      case REGULAR, DOC, LICENSE, README -> false;
    };
  }
}
