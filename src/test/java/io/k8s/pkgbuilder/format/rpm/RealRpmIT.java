package io.k8s.pkgbuilder.format.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.DistroImage;
import io.k8s.pkgbuilder.Tools;
import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.Digests;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.model.InstallPath;
import io.k8s.pkgbuilder.payload.Payload;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.payload.PayloadEntry.Owner;
import io.k8s.pkgbuilder.payload.PiecePacker;
import io.k8s.pkgbuilder.payload.codec.Spool;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.FileRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real Go binaries in many pieces, with the branch filters, in the hands of every rpm. */
class RealRpmIT {
  @TempDir Path directory;

  /** amd64 and arm have filters; the plugins are a solid group. */
  @ParameterizedTest
  @CsvSource({"amd64, x86_64, XZ", "amd64, x86_64, ZSTD", "arm, armv7hl, XZ", "s390x, s390x, GZIP"})
  void everyRpmInstallsThem(String goarch, String architecture, Algorithm algorithm)
      throws Exception {
    List<Path> inputs = inputs(goarch);
    Compression compression =
        algorithm == Algorithm.XZ ? Compression.of(algorithm, 0) : Compression.of(algorithm, 1);
    write(inputs, architecture, compression);
    StringBuilder sums = new StringBuilder();
    for (Path input : inputs) {
      sums.append(new FileContent(input).digests().sha256());
      sums.append("  /usr/libexec/sample/").append(input.getFileName()).append('\n');
    }
    Files.writeString(directory.resolve("sums"), sums);
    for (String base :
        List.of("debian:bullseye", "debian:bookworm", "debian:trixie", "debian:sid")) {
      assertThat(DistroImage.of(base, "rpm", "rpm2cpio", "cpio").run(directory, INSTALL).orFail())
          .as(base)
          .isEmpty();
    }
  }

  private static final String INSTALL =
      """
      set -e
      run() { "$@" >/log 2>&1 || { echo "$@"; cat /log; exit 1; }; }
      run rpm -i --nodeps --ignorearch sample.rpm
      run sha256sum -c --quiet sums
      run rpm -V --nodeps sample
      run rpm -e sample
      rpm2cpio sample.rpm | (cd / && cpio -idm --quiet)
      run sha256sum -c --quiet sums
      """;

  /** Errors that hold for any package of static Go binaries, or that another room answers. */
  private static final String RPMLINT =
      """
      Filters = [
          # The files are what upstream released: static Go programs, stripped or not, not PIE.
          "statically-linked-binary", "unstripped-binary-or-object", "position-independent-executable",
          "missing-call-to-", "non-position-independent-executable",
          # Signed when the package is published, not when it is written.
          "no-signature",
          # rpmbuild too says Unspecified since groups went out of use; rpm.group sets one.
          "no-group-tag",
          # The sample plan has none; changelog sets it.
          "no-changelogname-tag",
      ]
      """;

  @Test
  void rpmlintFindsNoErrors() throws Exception {
    Tools.require("rpmlint");
    Path kubectl = inputs("amd64").get(0);
    write(List.of(kubectl), "x86_64", Compression.of(Algorithm.ZSTD, 1));
    Files.writeString(directory.resolve("rpmlint.toml"), RPMLINT);
    String report = Tools.run(directory, "rpmlint", "-c", "rpmlint.toml", "sample.rpm").output();
    assertThat(report).contains("1 packages and 0 specfiles checked; 0 errors");
  }

  /** One file of more than 4 GiB: 64-bit sizes and stripped archive headers. */
  @Test
  void rpmInstallsAFileOfMoreThanFourGib() throws Exception {
    Tools.require("rpm");
    Path large = directory.resolve("large");
    try (var channel =
        Files.newByteChannel(
            large,
            java.nio.file.StandardOpenOption.CREATE_NEW,
            java.nio.file.StandardOpenOption.WRITE,
            java.nio.file.StandardOpenOption.SPARSE)) {
      channel.position((1L << 32) + 12345).write(java.nio.ByteBuffer.wrap(new byte[] {7}));
    }
    write(List.of(large), "x86_64", Compression.of(Algorithm.ZSTD, 1));
    assertThat(
            Tools.run(
                    directory,
                    "rpm",
                    "-qp",
                    "--qf",
                    "%{LONGSIZE} [%{LONGFILESIZES} ]",
                    "sample.rpm")
                .orFail())
        .isEqualTo("4294979642 0 4294979642 ");
    Path root = Files.createDirectory(directory.resolve("root"));
    Tools.run(
            directory,
            "rpm",
            "-i",
            "--root",
            root.toString(),
            "--nodeps",
            "--ignorearch",
            "sample.rpm")
        .orFail();
    assertThat(Files.mismatch(root.resolve("usr/libexec/sample/large"), large)).isEqualTo(-1);
  }

  private void write(List<Path> inputs, String architecture, Compression compression)
      throws Exception {
    List<PayloadEntry> entries = new ArrayList<>();
    entries.add(Samples.directory("/usr/libexec/sample", 0755));
    for (Path input : inputs) {
      entries.add(
          new PayloadEntry.RegularFile(
              new InstallPath("/usr/libexec/sample/" + input.getFileName()),
              new FileContent(input),
              FileRole.REGULAR,
              FileMode.EXECUTABLE,
              Owner.ROOT,
              Samples.TIME,
              Optional.empty()));
    }
    Payload payload = Samples.payload(entries.toArray(PayloadEntry[]::new));
    ArtifactPlan plan =
        SampleRpm.plan()
            .architecture(architecture)
            .metadata(metadata -> metadata.description("Several programs,\nfor a test."))
            .compression(compression)
            .build();
    Path spooled = Files.createDirectories(directory.resolve("spool"));
    try (Spool spool = new Spool(() -> spooled, 1L << 28);
        OutputStream out = Files.newOutputStream(directory.resolve("sample.rpm"))) {
      new RpmFormat().write(plan, payload, new PiecePacker(Runnable::run, spool), out);
    }
  }

  /** crictl and the CNI plugins: enough for pieces, a solid group and glue, and not too long. */
  private static List<Path> inputs(String goarch) throws IOException {
    String folder = System.getenv("REAL_INPUTS");
    Tools.requireThat(folder != null, "REAL_INPUTS is not set");
    Path binaries = Path.of(folder, "local", "linux", goarch);
    List<Path> inputs = new ArrayList<>(List.of(binaries.resolve("crictl")));
    try (Stream<Path> plugins = Files.list(binaries.resolve("cni"))) {
      plugins.sorted().forEach(inputs::add);
    }
    return inputs;
  }

  /** A file's bytes; digests are kept, for a large one is asked about twice. */
  private static final class FileContent implements Content {
    private final Path file;
    private @org.jspecify.annotations.Nullable Digests digests;

    FileContent(Path file) {
      this.file = file;
    }

    @Override
    public long size() {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public synchronized Digests digests() throws IOException {
      Digests known = digests;
      if (known == null) {
        known = new Digests("unused", sha256());
        digests = known;
      }
      return known;
    }

    private String sha256() throws IOException {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(open(), sha256)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }
  }
}
