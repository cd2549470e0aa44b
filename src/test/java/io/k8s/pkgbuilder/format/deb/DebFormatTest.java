package io.k8s.pkgbuilder.format.deb;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Scriptlet.Phase;
import io.k8s.pkgbuilder.model.Trigger;
import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

class DebFormatTest {
  private static final Payload PAYLOAD =
      Samples.payload(
          Samples.file(
              "/usr/bin/kubelet", 0755, FileRole.REGULAR, "ELF!".getBytes(StandardCharsets.UTF_8)),
          Samples.file(
              "/etc/default/kubelet",
              0644,
              FileRole.CONFIG_NOREPLACE,
              "KUBELET_EXTRA_ARGS=\n".getBytes(StandardCharsets.UTF_8)),
          Samples.file("/etc/secret", 04600, FileRole.CONFIG, new byte[0]),
          Samples.symlink("/usr/bin/node-agent", "kubelet"),
          Samples.directory("/var/lib/kubelet", 0700));

  @Test
  void fileNameHasNoEpoch() {
    PackageVersion version = new PackageVersion(OptionalLong.of(1), "1.32.3~rc.0", "1.1");
    assertThat(new DebFormat().fileName(new PackageName("kubelet"), version, "armhf"))
        .isEqualTo("kubelet_1.32.3~rc.0-1.1_armhf.deb");
  }

  @Test
  void holdsAllThatAPlanCanSay() throws IOException {
    ArtifactPlan plan =
        new Samples.PlanBuilder()
            .compression(Compression.of(Compression.Algorithm.XZ))
            .scriptlets(
                List.of(
                    new Scriptlet(Phase.POST_INSTALL, "/bin/bash", "echo no first line"),
                    new Scriptlet(Phase.PRE_INSTALL, "/bin/sh", "#!/bin/sh\necho preinst\n"),
                    new Scriptlet(Phase.PRE_REMOVE, "/bin/sh", "#!/bin/sh\necho prerm\n"),
                    new Scriptlet(Phase.POST_REMOVE, "/bin/sh", "#!/bin/sh\necho postrm\n"),
                    new Scriptlet(Phase.DEB_CONFIG, "/bin/sh", "#!/bin/sh\necho config\n"),
                    new Scriptlet(Phase.DEB_RULES, "/bin/sh", "#!/bin/sh\necho rules\n"),
                    new Scriptlet(Phase.DEB_TEMPLATES, "", "Template: kubelet/x")))
            .triggers(
                new Trigger("activate-noawait", "ldconfig"), new Trigger("interest", "/opt/cni"))
            .build();
    Golden.assertMatches("deb/listing.txt", listing(write(plan)));
  }

  @Test
  void suffixFollowsTheCompression() throws IOException {
    for (Compression.Algorithm algorithm :
        List.of(Compression.Algorithm.NONE, Compression.Algorithm.GZIP)) {
      byte[] deb = write(new Samples.PlanBuilder().compression(Compression.of(algorithm)).build());
      String name = algorithm == Compression.Algorithm.NONE ? "data.tar " : "data.tar.gz ";
      assertThat(listing(deb)).contains("\n== " + name);
    }
  }

  @Test
  void sameInputsSameBytes() throws IOException {
    ArtifactPlan plan = new Samples.PlanBuilder().build();
    assertThat(write(plan)).isEqualTo(write(plan));
  }

  private static byte[] write(ArtifactPlan plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DebFormat().write(plan, PAYLOAD, Samples.packer(), out);
    return out.toByteArray();
  }

  /** Every member of every member, with the text of control's. */
  private static String listing(byte[] deb) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ArArchiveInputStream ar = new ArArchiveInputStream(new ByteArrayInputStream(deb))) {
      for (ArArchiveEntry e = ar.getNextEntry(); e != null; e = ar.getNextEntry()) {
        text.append(
            String.format(
                java.util.Locale.ROOT,
                "== %s %d:%d %o %d%n",
                e.getName(),
                e.getUserId(),
                e.getGroupId(),
                e.getMode(),
                e.getLastModified()));
        byte[] bytes = ar.readAllBytes();
        text.append(
            e.getName().startsWith("debian")
                ? new String(bytes, StandardCharsets.UTF_8)
                : tar(e.getName(), bytes));
      }
    }
    return text.toString();
  }

  private static String tar(String name, byte[] bytes) throws IOException {
    StringBuilder text = new StringBuilder();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(decoder(name, bytes))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        text.append(
            String.format(
                java.util.Locale.ROOT,
                "%c %04o %s:%s %d %s %d%s%n",
                (char) e.getLinkFlag(),
                e.getMode() & 07777,
                e.getUserName(),
                e.getGroupName(),
                e.getSize(),
                e.getName(),
                e.getLastModifiedTime().toInstant().getEpochSecond(),
                e.isSymbolicLink() ? " -> " + e.getLinkName() : ""));
        if (e.isFile() && !e.isSymbolicLink()) {
          text.append(new String(tar.readAllBytes(), StandardCharsets.UTF_8).indent(4));
        }
      }
    }
    return text.toString();
  }

  private static InputStream decoder(String name, byte[] bytes) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    return name.endsWith(".gz")
        ? new GZIPInputStream(in)
        : name.endsWith(".xz") ? new XZInputStream(in) : in;
  }
}
