package io.k8s.pkgbuilder.format.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.Golden;
import io.k8s.pkgbuilder.format.Samples;
import io.k8s.pkgbuilder.model.Compression;
import io.k8s.pkgbuilder.model.Compression.Algorithm;
import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Relation;
import io.k8s.pkgbuilder.model.Relation.Kind;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Scriptlet.Phase;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.Metadata;
import io.k8s.pkgbuilder.sign.KeyGenerator;
import io.k8s.pkgbuilder.sign.Keyring;
import io.k8s.pkgbuilder.sign.SampleKeys;
import io.k8s.pkgbuilder.sign.SignatureRefused;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RpmFormatTest {
  private static final PayloadEntry[] ENTRIES = SampleRpm.entries().toArray(PayloadEntry[]::new);

  @Test
  void headerOfAPackageWithEverything() throws Exception {
    Golden.assertMatches("rpm/header.txt", read(everything(), ENTRIES).dump());
  }

  @Test
  void headerOfAPackageWithNothing() throws Exception {
    Golden.assertMatches(
        "rpm/empty-header.txt", read(SampleRpm.plan().architecture("noarch").build()).dump());
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void digestsAndSizesAreThoseOfTheBytes(Algorithm algorithm) throws Exception {
    ArtifactPlan plan = SampleRpm.plan().compression(Compression.of(algorithm)).build();
    RpmReader rpm = read(plan, ENTRIES);
    assertThat(rpm.signature.get(Tag.SIG_SHA256.number))
        .containsExactly(digest("SHA-256", rpm.headerBytes));
    assertThat(rpm.signature.get(Tag.SIG_SHA1.number))
        .containsExactly(digest("SHA-1", rpm.headerBytes));
    assertThat(rpm.signature.get(Tag.SIG_MD5.number))
        .containsExactly(digest("MD5", rpm.headerBytes, rpm.payload));
    assertThat(rpm.signature.get(Tag.SIG_SIZE.number))
        .containsExactly((long) rpm.headerBytes.length + rpm.payload.length);
    assertThat(rpm.get(Tag.PAYLOAD_DIGEST)).containsExactly(digest("SHA-256", rpm.payload));
  }

  @Test
  void archiveIsWhatTheDigestOfTheUncompressedPayloadSays() throws Exception {
    ArtifactPlan plan = SampleRpm.plan().compression(Compression.of(Algorithm.NONE)).build();
    RpmReader rpm = read(plan, ENTRIES);
    assertThat(rpm.get(Tag.PAYLOAD_DIGEST_ALT)).isEqualTo(rpm.get(Tag.PAYLOAD_DIGEST));
    assertThat(rpm.signature.get(Tag.SIG_PAYLOAD_SIZE.number))
        .containsExactly((long) rpm.payload.length);
  }

  @Test
  void twiceTheSameBytes() throws Exception {
    assertThat(SampleRpm.write(everything(), ENTRIES))
        .isEqualTo(SampleRpm.write(everything(), ENTRIES));
  }

  @Test
  void theSignatureCoversTheHeader() throws Exception {
    for (KeyGenerator.Type type : List.of(KeyGenerator.Type.RSA3072, KeyGenerator.Type.ED25519)) {
      Signer signer = SampleKeys.signer(type);
      RpmReader rpm = new RpmReader(SampleRpm.write(Optional.of(signer), everything(), ENTRIES));
      Tag tag = type == KeyGenerator.Type.ED25519 ? Tag.SIG_DSA : Tag.SIG_RSA;
      byte[] packet =
          HexFormat.of()
              .parseHex(String.valueOf(rpm.signature.getOrDefault(tag.number, List.of()).get(0)));
      Keyring keyring = new Keyring(List.of(signer.certificate()));
      assertThat(
              keyring
                  .verify(new ByteArrayInputStream(rpm.headerBytes), packet, SampleKeys.NOW)
                  .key())
          .isEqualTo(signer.fingerprint());
      rpm.headerBytes[100] ^= 1;
      assertThatThrownBy(
              () ->
                  keyring.verify(new ByteArrayInputStream(rpm.headerBytes), packet, SampleKeys.NOW))
          .isInstanceOf(SignatureRefused.class);
    }
  }

  @Test
  void signedTwiceItIsTheSame() throws Exception {
    Signer signer = SampleKeys.signer(KeyGenerator.Type.RSA3072);
    assertThat(SampleRpm.write(Optional.of(signer), everything(), ENTRIES))
        .isEqualTo(SampleRpm.write(Optional.of(signer.at(SampleKeys.NOW)), everything(), ENTRIES));
  }

  @ParameterizedTest
  @CsvSource({
    "x86_64, sample(x86-64)",
    "aarch64, sample(aarch-64)",
    "armv7hl, sample(armv7hl-32)",
    "ppc64le, sample(ppc-64)",
    "s390x, sample(s390-64)",
    "i686, sample(x86-32)",
    "riscv64, sample(riscv-64)",
    "loongarch64, sample(loongarch64-64)",
    "mips, sample(mips-32)"
  })
  void providesItselfForItsArchitecture(String architecture, String provided) throws Exception {
    RpmReader rpm = read(SampleRpm.plan().architecture(architecture).build());
    assertThat(rpm.get(Tag.PROVIDE_NAME)).containsExactly("sample", provided);
  }

  @ParameterizedTest
  @CsvSource({
    "LZMA, lzma, rpmlib(PayloadIsLzma)",
    "XZ, xz, rpmlib(PayloadIsXz)",
    "ZSTD, zstd, rpmlib(PayloadIsZstd)",
    "GZIP, gzip,",
  })
  void compressorIsNamedAndRequired(Algorithm algorithm, String name, String feature)
      throws Exception {
    RpmReader rpm = read(SampleRpm.plan().compression(Compression.of(algorithm, 3)).build());
    assertThat(rpm.get(Tag.PAYLOAD_COMPRESSOR)).containsExactly(name);
    assertThat(rpm.get(Tag.PAYLOAD_FLAGS)).containsExactly("3");
    assertThat(rpm.get(Tag.REQUIRE_NAME)).isEqualTo(feature == null ? List.of() : List.of(feature));
  }

  @Test
  void fileNames() {
    RpmFormat format = new RpmFormat();
    PackageVersion version = new PackageVersion(OptionalLong.of(2), "1.32.3~rc.1", "1");
    assertThat(format.fileName(new PackageName("kubelet"), version, "armv7hl"))
        .isEqualTo("kubelet-1.32.3~rc.1-1.armv7hl.rpm");
    assertThat(format.architecture(Samples.AMD64)).contains("x86_64");
  }

  private static ArtifactPlan everything() {
    return SampleRpm.plan()
        .version(2, "1.32.3~rc.1", "1")
        .metadata(
            metadata ->
                metadata
                    .description("First line: ünïcode.\n\nSecond paragraph.\n")
                    .vendor("Kubernetes")
                    .changelog(
                        change("1.32.2-1", 86_400, "Older."),
                        change("1.32.3~rc.1-1", 0, "Newer,", "in two lines.")))
        .relations(
            Relation.parse(Kind.DEPENDS, "iptables (>= 1.4.21)"),
            Relation.parse(Kind.DEPENDS, "python3:any"),
            Relation.parse(Kind.DEPENDS, "a (>> 1) | b (= 2)"),
            Relation.parse(Kind.PRE_DEPENDS, "shadow-utils"),
            Relation.parse(Kind.REQUIRES_POST, "systemd"),
            Relation.parse(Kind.RECOMMENDS, "ethtool"),
            Relation.parse(Kind.SUGGESTS, "socat (<< 2)"),
            Relation.parse(Kind.SUPPLEMENTS, "c"),
            Relation.parse(Kind.ENHANCES, "d"),
            Relation.parse(Kind.CONFLICTS, "e (<= 1.0-3)"),
            Relation.parse(Kind.BREAKS, "f"),
            Relation.parse(Kind.REPLACES, "g (<< 1.30)"),
            Relation.parse(Kind.PROVIDES, "h (= 3)"))
        .scriptlets(
            List.of(
                script(Phase.PRE_INSTALL, "/bin/sh", "echo pre $1\n"),
                script(Phase.POST_INSTALL, "/bin/bash -e", "echo post $1\n"),
                script(Phase.PRE_REMOVE, "/bin/sh", "echo preun $1\n"),
                script(Phase.POST_REMOVE, "/bin/sh", "echo postun $1\n"),
                script(Phase.PRE_TRANSACTION, "<lua>", "print('pretrans')\n"),
                script(Phase.POST_TRANSACTION, "/bin/sh", "echo posttrans\n"),
                script(Phase.VERIFY, "/bin/sh", "echo verify\n")))
        .build();
  }

  private static Scriptlet script(Phase phase, String interpreter, String commands) {
    return new Scriptlet(phase, interpreter, "#!" + interpreter + "\n" + commands);
  }

  private static Metadata.ChangelogEntry change(String version, long age, String... changes) {
    return new Metadata.ChangelogEntry(
        version, Samples.TIME.minusSeconds(age), "A <a@example.org>", List.of(changes));
  }

  private static RpmReader read(ArtifactPlan plan, PayloadEntry... entries) throws Exception {
    return new RpmReader(SampleRpm.write(plan, entries));
  }

  private static String digest(String algorithm, byte[]... parts) throws Exception {
    MessageDigest digest = MessageDigest.getInstance(algorithm);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
