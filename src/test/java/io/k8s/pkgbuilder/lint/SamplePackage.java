package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.PackageEntry;
import io.k8s.pkgbuilder.format.PackageFile;
import io.k8s.pkgbuilder.format.PackageSummary;
import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.repo.check.Base;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A package in memory: a good one of either format, until a test spoils it. */
final class SamplePackage implements PackageFile {
  static final ElfMachine AMD64 = new ElfMachine(62, 64, true);
  static final ElfMachine ARM64 = new ElfMachine(183, 64, true);

  private static final Map<ElfMachine, Set<String>> MACHINES =
      Map.of(
          AMD64, Set.of("deb/amd64", "rpm/x86_64"),
          ARM64, Set.of("deb/arm64", "rpm/aarch64"));

  private final String format;
  private String name = "sample";
  private String version = "1.2.3-1";
  private String architecture;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, List<String>> relations = new LinkedHashMap<>();
  private final Map<String, String> scripts = new LinkedHashMap<>();
  private final Map<String, PackageEntry> entries = new LinkedHashMap<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  private SamplePackage(String format) {
    this.format = format;
    this.architecture = format.equals("deb") ? "amd64" : "x86_64";
  }

  /** With one of everything that checks look at, and nothing wrong. */
  static SamplePackage good(String format) {
    SamplePackage sample = new SamplePackage(format).field("Description", "A sample");
    sample.file("/usr/bin/sample", 0755, elf(AMD64)).directory("/etc/sample");
    sample.config("/etc/sample/sample.conf").symlink("/usr/bin/alias", "sample");
    sample.text(
        "/usr/lib/systemd/system/sample.service", "[Install]\nWantedBy=multi-user.target\n");
    sample.directory("/usr/share/doc/sample");
    if (format.equals("deb")) {
      return sample
          .text("/usr/share/doc/sample/copyright", "Apache-2.0\n")
          .field("Maintainer", "Some One <one@example.org>")
          .field("Homepage", "https://example.org")
          .relation("Depends", "iptables (>= 1.4)", "util-linux")
          .script("postinst", "#!/bin/sh\nset -e\ndeb-systemd-helper enable 'sample.service'\n");
    }
    return sample
        .field("Summary", "A sample")
        .field("License", "Apache-2.0")
        .field("Packager", "Some One <one@example.org>")
        .field("URL", "https://example.org")
        .relation("Requires", "/bin/sh", "iptables >= 1.4", "rpmlib(PayloadIsZstd) <= 5.4-1")
        .script("post", "systemctl --no-reload preset sample.service || :\n");
  }

  static byte[] elf(ElfMachine machine) {
    byte[] start = new byte[64];
    byte[] head = {0x7f, 'E', 'L', 'F', 2, 1, 1};
    System.arraycopy(head, 0, start, 0, head.length);
    start[18] = (byte) machine.machine();
    return start;
  }

  SamplePackage name(String value) {
    name = value;
    return this;
  }

  SamplePackage version(String value) {
    version = value;
    return this;
  }

  SamplePackage architecture(String value) {
    architecture = value;
    return this;
  }

  SamplePackage field(String key, String value) {
    fields.put(key, value);
    return this;
  }

  SamplePackage relation(String key, String... values) {
    relations.put(key, List.of(values));
    return this;
  }

  SamplePackage script(String key, String text) {
    scripts.put(key, text);
    return this;
  }

  SamplePackage without(String path) {
    entries.remove(path);
    return this;
  }

  /** Neither files nor relations nor scripts. */
  SamplePackage emptied() {
    entries.clear();
    relations.clear();
    scripts.clear();
    return this;
  }

  SamplePackage file(String path, int mode, byte[] bytes) {
    contents.put(path, bytes);
    return entry(path, PackageEntry.Type.FILE, mode, "root", "", "");
  }

  SamplePackage text(String path, String text) {
    return file(path, 0644, text.getBytes(StandardCharsets.UTF_8));
  }

  SamplePackage config(String path) {
    return entry(path, PackageEntry.Type.FILE, 0644, "root", "", "config");
  }

  SamplePackage directory(String path) {
    return entry(path, PackageEntry.Type.DIRECTORY, 0755, "root", "", "");
  }

  SamplePackage symlink(String path, String target) {
    return entry(path, PackageEntry.Type.SYMLINK, 0777, "root", target, "");
  }

  SamplePackage entry(
      String path, PackageEntry.Type type, int mode, String owner, String target, String role) {
    entries.put(
        path,
        new PackageEntry(
            path, type, new FileMode(mode), owner, "root", 0, Instant.EPOCH, target, role));
    return this;
  }

  @Override
  public PackageSummary summary() {
    return new PackageSummary(
        format, name, version, architecture, fields, relations, scripts, "gzip", List.of());
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    for (PackageEntry entry : List.copyOf(entries.values())) {
      visitor.visit(
          entry, new ByteArrayInputStream(contents.getOrDefault(entry.path(), new byte[0])));
    }
  }

  /** What is looked at with it, for {@link #lint}. */
  static final class With {
    final List<SamplePackage> others = new ArrayList<>();
    final List<PackageSummary> previous = new ArrayList<>();
    Base base = Base.UNKNOWN;
    Expectations expectations = Expectations.NONE;
    ShellSyntax shell = NO_SHELL;
  }

  static final ShellSyntax NO_SHELL =
      new ShellSyntax() {
        @Override
        public boolean reads(String interpreter) {
          return false;
        }

        @Override
        public Optional<String> mistake(String interpreter, String script) {
          throw new AssertionError("it reads nothing");
        }
      };

  LintResult lint() {
    return lint(new With());
  }

  LintResult lint(With with) {
    List<LintPackage> packages = new ArrayList<>();
    packages.add(read("sample." + format));
    with.others.forEach(
        other -> packages.add(other.read(packages.size() + "." + other.summary().name())));
    return Linter.lint(
        new LintSet(packages, with.previous, MACHINES, with.base, with.expectations, with.shell));
  }

  private LintPackage read(String file) {
    try {
      return LintPackage.read(file, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
