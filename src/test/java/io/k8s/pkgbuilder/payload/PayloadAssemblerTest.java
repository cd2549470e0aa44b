package io.k8s.pkgbuilder.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.k8s.pkgbuilder.content.BytesContent;
import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.ElfMachine;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.payload.PayloadEntry.RegularFile;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Attributes;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileOrigin;
import io.k8s.pkgbuilder.plan.FileRole;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.ResolvedFile;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadAssemblerTest {
  private static final ElfMachine X86_64 = new ElfMachine(62, 64, true);
  private static final Platform PLATFORM =
      new Platform(
          "linux/amd64",
          "linux",
          "amd64",
          Optional.empty(),
          List.of(),
          Map.of(),
          Optional.of(X86_64));
  private static final Location LOCATION = new Location("package.yaml", 7, 3);
  private static final Instant OLD = Instant.parse("2024-01-02T03:04:05.678Z");
  private static final Instant NEW = Instant.parse("2024-06-07T08:09:10.999Z");

  @TempDir Path folder;
  private final Map<WantedBinary, List<ResolvedFile>> resolved = new HashMap<>();
  private final List<BinaryRequest> requests = new ArrayList<>();
  private Programs programs = (program, arguments) -> "unused";

  @Test
  void everyParentIsThereAndImplicitUnlessPlanned() throws IOException {
    Payload payload =
        assemble(
            Optional.of(NEW),
            new EntryPlan.Directory(new InstallPath("/etc/cni"), attributes(0700)),
            inline("/etc/cni/net.d/10-a.conf", "{}"),
            new EntryPlan.Symlink(new InstallPath("/usr/bin/k"), "kubectl", attributes(0777)),
            new EntryPlan.Ghost(new InstallPath("/var/lib/x"), attributes(0644)));
    assertThat(payload.entries())
        .extracting(entry -> entry.path() + " " + kind(entry) + " " + entry.mode())
        .containsExactly(
            "/etc implicit 0755",
            "/etc/cni Directory 0700",
            "/etc/cni/net.d implicit 0755",
            "/etc/cni/net.d/10-a.conf RegularFile 0600",
            "/usr implicit 0755",
            "/usr/bin implicit 0755",
            "/usr/bin/k Symlink 0777",
            "/var implicit 0755",
            "/var/lib implicit 0755",
            "/var/lib/x Ghost 0644");
  }

  @Test
  void withoutATimestampTheNewestBinaryGivesIt() throws IOException {
    binary("kubelet", false, file("kubelet", OLD), file("mounter", NEW));
    Payload payload =
        assemble(Optional.empty(), inline("/etc/a", "later than any binary, and not asked"));
    assertThat(payload.timestamp()).isEqualTo(Instant.parse("2024-06-07T08:09:10Z"));
    assertThat(payload.entries()).extracting(PayloadEntry::mtime).containsOnly(payload.timestamp());
  }

  @Test
  void withoutBinariesTheNewestFileGivesIt() throws IOException {
    Path unit = Files.writeString(folder.resolve("unit"), "[Unit]\n");
    Files.setLastModifiedTime(unit, FileTime.from(OLD));
    Payload payload = assemble(Optional.empty(), configFile("/usr/lib/unit", unit));
    assertThat(payload.timestamp()).isEqualTo(Instant.parse("2024-01-02T03:04:05Z"));
  }

  @Test
  void anEntryMayKeepATimeOfItsOwn() throws IOException {
    Instant own = Instant.parse("2001-02-03T04:05:06Z");
    Attributes attributes =
        new Attributes(new FileMode(0640), "kube", "adm", Optional.of(own), Optional.of("de"));
    Payload payload =
        assemble(
            Optional.of(NEW),
            new EntryPlan.File(
                new InstallPath("/a"), new FileOrigin.Inline("x"), FileRole.CONFIG, attributes));
    assertThat((RegularFile) payload.entries().get(0))
        .satisfies(
            file -> {
              assertThat(file.mtime()).isEqualTo(own);
              assertThat(file.owner()).isEqualTo(new PayloadEntry.Owner("kube", "adm"));
              assertThat(file.role()).isEqualTo(FileRole.CONFIG);
              assertThat(file.lang()).contains("de");
            });
  }

  @Test
  void bytesComeFromWhereThePlanSays() throws IOException {
    Path unit = Files.writeString(folder.resolve("unit"), "[Unit]\n");
    ResolvedFile kubelet = file("kubelet", NEW);
    binary("kubelet", false, kubelet);
    List<List<String>> ran = new ArrayList<>();
    programs =
        (program, arguments) -> {
          assertThat(program).hasFileName("kubelet");
          ran.add(arguments);
          return "complete -F kubelet\n";
        };
    Payload payload =
        assemble(
            Optional.of(NEW),
            new EntryPlan.File(
                new InstallPath("/b"),
                new FileOrigin.Binary("kubelet"),
                FileRole.REGULAR,
                attributes(0755)),
            configFile("/c", unit),
            new EntryPlan.File(
                new InstallPath("/d"),
                new FileOrigin.Generated("kubelet", List.of("completion", "bash")),
                FileRole.REGULAR,
                attributes(0644)),
            new EntryPlan.File(
                new InstallPath("/e.gz"),
                new FileOrigin.GzippedText("changes\n"),
                FileRole.DOC,
                attributes(0644)),
            inline("/f", "ü\n"));
    List<Content> contents =
        payload.entries().stream().map(entry -> ((RegularFile) entry).content()).toList();
    assertThat(contents.get(0)).isSameAs(kubelet.content());
    assertThat(text(contents.get(1))).isEqualTo("[Unit]\n");
    assertThat(text(contents.get(2))).isEqualTo("complete -F kubelet\n");
    assertThat(ran).containsExactly(List.of("completion", "bash"));
    try (GZIPInputStream gzip = new GZIPInputStream(contents.get(3).open())) {
      assertThat(gzip.readAllBytes()).asString().isEqualTo("changes\n");
    }
    assertThat(text(contents.get(4))).isEqualTo("ü\n");
  }

  @Test
  void aTreePutsEachFileBelowItsPath() throws IOException {
    binary("cni", true, file("bridge", OLD), file("dhcp", OLD));
    Payload payload =
        assemble(
            Optional.of(NEW),
            new EntryPlan.BinaryTree(new InstallPath("/opt/cni/bin"), "cni", attributes(0755)));
    assertThat(payload.entries())
        .extracting(entry -> entry.path().value())
        .containsExactly(
            "/opt", "/opt/cni", "/opt/cni/bin", "/opt/cni/bin/bridge", "/opt/cni/bin/dhcp");
  }

  @Test
  void aFileOfATreeTakesNoOthersPlace() throws IOException {
    binary("cni", true, file("README.md", OLD));
    assertThat(
            mistakes(
                inline("/opt/README.md", "planned"),
                new EntryPlan.BinaryTree(new InstallPath("/opt"), "cni", attributes(0755))))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.message()).endsWith("goes to /opt/README.md, where another entry is");
              assertThat(one.hint()).isPresent();
            });
  }

  @Test
  void aProgramThatFailsIsNamedWithItsReason() throws IOException {
    binary("kubectl", false, file("kubectl", OLD));
    FileOrigin completion = new FileOrigin.Generated("kubectl", List.of("completion", "zsh"));
    EntryPlan entry =
        new EntryPlan.File(new InstallPath("/z"), completion, FileRole.REGULAR, attributes(0644));
    programs =
        (program, arguments) -> {
          throw new IOException("exit status 3: no such shell");
        };
    assertThat(mistakes(entry))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.category()).isEqualTo(Category.SOURCE);
              assertThat(one.message())
                  .isEqualTo("'kubectl completion zsh' failed: exit status 3: no such shell");
              assertThat(one.hint()).isPresent();
            });
    programs = (program, arguments) -> " \n";
    assertThat(mistakes(entry))
        .extracting(Diagnostic::message)
        .containsExactly("'kubectl completion zsh' failed: it printed nothing");
  }

  @Test
  void allMistakesComeAtOnce() throws IOException {
    assertThat(
            mistakes(
                configFile("/a", folder.resolve("gone")), configFile("/b", folder.resolve("too"))))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.location()).contains(LOCATION));
  }

  @Test
  void wrongBinariesAreFoundBeforeAnythingElse() throws IOException {
    ResolvedFile bad =
        new ResolvedFile("a", BytesContent.of("<html>404</html>"), OLD, "https://example.org/a");
    ResolvedFile empty = new ResolvedFile("b", BytesContent.of(""), OLD, "/in/b");
    binary("a", false, bad);
    binary("b", false, empty);
    assertThat(mistakes(inline("/x", "x")))
        .extracting(Diagnostic::message)
        .containsExactly(
            "'https://example.org/a' is truncated: 16 bytes are no executable", "'/in/b' is empty");
  }

  private List<Diagnostic> mistakes(EntryPlan... entries) {
    return catchThrowableOfType(
            DiagnosticException.class, () -> assemble(Optional.of(NEW), entries))
        .diagnostics();
  }

  private Payload assemble(Optional<Instant> timestamp, EntryPlan... entries) throws IOException {
    ArtifactPlan sample = new Samples.PlanBuilder().entries(entries).build();
    ArtifactPlan plan =
        new ArtifactPlan(
            sample.name(),
            sample.version(),
            PLATFORM,
            sample.format(),
            sample.architecture(),
            sample.fileName(),
            sample.metadata(),
            sample.relations(),
            requests,
            sample.entries(),
            sample.scriptlets(),
            sample.triggers(),
            sample.compression(),
            timestamp,
            Optional.empty(),
            LOCATION);
    return new PayloadAssembler(new ResolvedBinaries(resolved, List.of()), programs).assemble(plan);
  }

  private void binary(String name, boolean tree, ResolvedFile... files) {
    BinaryRequest request =
        new BinaryRequest(
            name, "v1.0.0", name, Optional.empty(), Optional.empty(), List.of(), tree, LOCATION);
    requests.add(request);
    resolved.put(new WantedBinary(request, PLATFORM), List.of(files));
  }

  private ResolvedFile file(String name, Instant modified) throws IOException {
    Path path = Files.write(folder.resolve(name), ElfCheckTest.elf(X86_64, 512));
    return new ResolvedFile(name, FileContent.of(path), modified, path.toString());
  }

  private static EntryPlan inline(String path, String text) {
    return new EntryPlan.File(
        new InstallPath(path), new FileOrigin.Inline(text), FileRole.REGULAR, attributes(0600));
  }

  private static EntryPlan configFile(String path, Path file) {
    return new EntryPlan.File(
        new InstallPath(path),
        new FileOrigin.ConfigFile(file, LOCATION),
        FileRole.REGULAR,
        attributes(0644));
  }

  private static Attributes attributes(int mode) {
    return Attributes.of(new FileMode(mode));
  }

  private static String text(Content content) throws IOException {
    try (var in = content.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String kind(PayloadEntry entry) {
    return entry instanceof PayloadEntry.Directory directory && directory.implicit()
        ? "implicit"
        : entry.getClass().getSimpleName();
  }
}
