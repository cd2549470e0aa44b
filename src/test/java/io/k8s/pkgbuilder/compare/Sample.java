package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.format.PackageFormat;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.format.deb.DebFormat;
import io.k8s.pkgbuilder.format.rpm.RpmFormat;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A small package to be changed in one place and written in either format. */
final class Sample {
  final Samples.PlanBuilder plan = new Samples.PlanBuilder().name("sample");
  final Map<String, PayloadEntry> entries = new TreeMap<>();

  Sample() {
    relations("iptables (>= 1.4.21)", "socat");
    file("/usr/bin/sample", 0755, FileRole.REGULAR, "#!/bin/sh\necho sample\n");
    file("/etc/sample", 0644, FileRole.CONFIG, "key: value\n");
    script("echo installed\n");
    put(Samples.symlink("/usr/bin/sample-link", "sample"));
    put(Samples.directory("/var/lib/sample", 0700));
  }

  Sample file(String path, int mode, FileRole role, String text) {
    return file(path, mode, role, text.getBytes(StandardCharsets.UTF_8));
  }

  Sample file(String path, int mode, FileRole role, byte[] bytes) {
    return put(Samples.file(path, mode, role, bytes));
  }

  Sample put(PayloadEntry entry) {
    entries.put(entry.path().value(), entry);
    return this;
  }

  Sample relations(String... depends) {
    plan.relations(
        Arrays.stream(depends)
            .map(text -> Relation.parse(Relation.Kind.DEPENDS, text))
            .toArray(Relation[]::new));
    return this;
  }

  Sample script(String text) {
    plan.scriptlets(List.of(new Scriptlet(Scriptlet.Phase.POST_INSTALL, "/bin/sh", text)));
    return this;
  }

  /** A folder that somebody else owns. */
  Sample owner(String path, String user) {
    return put(
        new PayloadEntry.Directory(
            new InstallPath(path),
            new FileMode(0700),
            new PayloadEntry.Owner(user, "root"),
            Samples.TIME.minusSeconds(4),
            false));
  }

  Path write(Path folder, String format) throws IOException {
    boolean deb = format.equals("deb");
    PackageFormat writer = deb ? new DebFormat() : new RpmFormat();
    plan.format(format).architecture(deb ? "amd64" : "x86_64");
    Path file = Files.createDirectories(folder).resolve("sample." + format);
    try (OutputStream out = Files.newOutputStream(file)) {
      writer.write(
          plan.build(),
          Samples.payload(entries.values().toArray(PayloadEntry[]::new)),
          Samples.packer(),
          out);
    }
    return file;
  }

  /** What a change of the package is seen as: {@code significance kind path}, the worst first. */
  static List<String> seen(Path folder, String format, Consumer<Sample> change) throws IOException {
    return compare(folder, format, change, Policy.BUILT_IN).packages().get(0).differences().stream()
        .map(one -> one.significance().word() + " " + one.kind().word() + " " + one.path())
        .map(String::strip)
        .filter(text -> !text.contains("build-field-changed"))
        .filter(text -> !text.contains("format-relation-changed"))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  static SetDiff compare(Path folder, String format, Consumer<Sample> change, Policy policy)
      throws IOException {
    Path before = new Sample().write(folder.resolve("a"), format);
    Sample changed = new Sample();
    change.accept(changed);
    Path after = changed.write(folder.resolve("b"), format);
    return new SetComparison(List.of(Samples.AMD64), policy, Runnable::run)
        .compare(PackageSet.of("a", before), PackageSet.of("b", after));
  }

  static void compression(Sample sample, Compression.Algorithm algorithm) {
    sample.plan.compression(Compression.of(algorithm));
  }
}
