package io.k8s.pkgbuilder.build;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.format.Formats;
import io.k8s.pkgbuilder.format.PackageFormat;
import io.k8s.pkgbuilder.payload.PackedStream;
import io.k8s.pkgbuilder.payload.Packer;
import io.k8s.pkgbuilder.payload.PayloadAssembler;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one artifact: its payload, its file, its final name. Thread-safe.
 *
 * @param force whether a different file of the same name is replaced
 */
public record ArtifactWriter(
    Formats formats,
    Packer packer,
    PackageSigners signers,
    OutputDirectory directory,
    boolean force) {
  private static final int BUFFER = 1 << 16;

  /** Finds what the artifact is made of; nothing is compressed yet. */
  PackageFormat.Writing begin(ArtifactPlan plan, PayloadAssembler assembler) throws IOException {
    List<PackedStream> streams = new ArrayList<>();
    PackageFormat.Writing writing =
        formats
            .find(plan.format())
            .orElseThrow(() -> new IllegalArgumentException("no format " + plan.format()))
            .begin(
                plan,
                assembler.assemble(plan),
                (stream, compression, digested) -> {
                  PackedStream packed = packer.pack(stream, compression, digested);
                  streams.add(packed);
                  return packed;
                });
    return (out, signer) -> {
      writing.to(out, signer);
      for (PackedStream stream : streams) {
        stream.release();
      }
    };
  }

  BuiltArtifact write(ArtifactPlan plan, Siblings siblings, PayloadAssembler assembler) {
    try {
      return finish(plan, siblings.begin(plan, this, assembler));
    } catch (OutputFailure e) {
      throw unwritable(plan, e);
    } catch (IOException e) {
      OutputFailure failure = new OutputFailure(e);
      if (failure.isFullDisk()) {
        // Of the packer's scratch files, which lie beside the output.
        throw unwritable(plan, failure);
      }
      throw Diagnostic.of(
              Category.SOURCE,
              "cannot read what goes into '" + plan.fileName() + "': " + failure.getMessage())
          .hint("an input changed or went away during the build; build again")
          .asException();
    }
  }

  private DiagnosticException unwritable(ArtifactPlan plan, OutputFailure failure) {
    return Diagnostic.of(
            Category.PACKAGING,
            "cannot write '"
                + directory.path().resolve(plan.fileName())
                + "': "
                + failure.getMessage())
        .hint(failure.hint())
        .asException();
  }

  private BuiltArtifact finish(ArtifactPlan plan, PackageFormat.Writing writing)
      throws IOException {
    try (OutputFile file = directory.create(plan.fileName())) {
      OutputStream buffered = new BufferedOutputStream(file, BUFFER);
      writing.to(buffered, signers.of(plan));
      buffered.flush();
      boolean unchanged = file.isAlreadyThere();
      if (!unchanged) {
        if (Files.exists(file.target()) && !force) {
          throw differs(file);
        }
        file.publish();
      }
      return new BuiltArtifact(
          file.target(),
          plan.name(),
          plan.version(),
          plan.platform(),
          plan.format(),
          plan.architecture(),
          file.size(),
          unchanged);
    }
  }

  private static DiagnosticException differs(OutputFile file) {
    return Diagnostic.of(
            Category.PACKAGING, "'" + file.target() + "' exists already, with other contents")
        .hint(
            "--force replaces it; a package that was published should get a new --revision instead")
        .asException();
  }
}
