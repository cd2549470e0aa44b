package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.plan.ArtifactPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import org.redline_rpm.header.Architecture;
import org.redline_rpm.header.Lead;

/** The first 96 bytes: rpm checks only their magic, file(1) prints the rest. */
final class PackageLead {
  /** The field has 66 bytes and ends in NUL. */
  private static final int NAME_LENGTH = 65;

  private PackageLead() {}

  static byte[] bytes(ArtifactPlan plan) {
    String name = plan.name() + "-" + plan.version().withoutEpoch();
    Lead lead = new Lead();
    lead.setName(name.substring(0, Math.min(name.length(), NAME_LENGTH)));
    lead.setArch(architecture(plan.architecture()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      lead.write(Channels.newChannel(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * The constant whose ordinal is rpm's number (rpmrc.in, arch_canon): one number for all x86, and
   * 19, which redline calls X86_64, for aarch64.
   */
  private static Architecture architecture(String architecture) {
    if (architecture.startsWith("arm")) {
      return Architecture.ARM;
    }
    return switch (architecture) {
      case "x86_64", "i386", "i486", "i586", "i686" -> Architecture.I386;
      case "aarch64" -> Architecture.X86_64;
      case "ppc64", "ppc64le" -> Architecture.PPC64;
      case "ppc" -> Architecture.PPC;
      case "s390" -> Architecture.S390;
      case "s390x" -> Architecture.S390X;
      default -> Architecture.NOARCH;
    };
  }
}
