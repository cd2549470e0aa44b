package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.Scriptlets;
import io.k8s.pkgbuilder.model.SystemdUnit;
import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileOrigin;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A small package like the kubelet's, for the real tools. */
final class SampleDeb {
  static final String UNIT =
      """
      [Unit]
      Description=sample
      Documentation=https://kubernetes.io/docs/

      [Service]
      ExecStart=/bin/sleep infinity

      [Install]
      WantedBy=multi-user.target
      """;

  private SampleDeb() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<PayloadEntry> entries() {
    return List.of(
        Samples.file("/usr/bin/sample", 0755, FileRole.REGULAR, bytes("#!/bin/sh\necho sample\n")),
        Samples.file("/usr/lib/systemd/system/sample.service", 0644, FileRole.REGULAR, bytes(UNIT)),
        Samples.file("/etc/default/sample", 0640, FileRole.CONFIG, bytes("ARGS=\n")),
        Samples.file(
            "/usr/share/sample/" + "long/".repeat(30) + "ü".repeat(100),
            0444,
            FileRole.REGULAR,
            new byte[5000]),
        Samples.file("/usr/share/sample/empty", 0644, FileRole.REGULAR, new byte[0]),
        Samples.symlink("/usr/bin/sample-link", "sample"),
        Samples.symlink("/usr/share/sample/far", "/" + "far/".repeat(40)),
        Samples.directory("/var/lib/sample", 0700));
  }

  /** With the scripts of these units and what the format adds. */
  static Path write(Path file, Samples.PlanBuilder builder, SystemdUnit... units)
      throws IOException {
    DebFormat format = new DebFormat();
    builder.name("sample").scriptlets(Scriptlets.onePerPhase(format.scriptlets(List.of(units))));
    ArtifactPlan plan = builder.build();
    try (OutputStream out = Files.newOutputStream(file)) {
      format.write(plan, payload(format.extraEntries(plan)), Samples.packer(), out);
    }
    return file;
  }

  private static Payload payload(List<EntryPlan> extra) throws IOException {
    List<PayloadEntry> entries = new ArrayList<>(entries());
    for (EntryPlan entry : extra) {
      EntryPlan.File file = (EntryPlan.File) entry;
      byte[] content =
          file.origin() instanceof FileOrigin.GzippedText text
              ? gzipped(text.text())
              : bytes(((FileOrigin.Inline) file.origin()).text());
      entries.add(Samples.file(file.path().value(), 0644, file.role(), content));
    }
    return Samples.payload(entries.toArray(PayloadEntry[]::new));
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(9);
          }
        }) {
      gzip.write(bytes(text));
    }
    return out.toByteArray();
  }
}
