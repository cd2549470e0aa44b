package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.attest.Attestation;
import io.k8s.pkgbuilder.attest.Parameters;
import io.k8s.pkgbuilder.attest.Product;
import io.k8s.pkgbuilder.attest.Products;
import io.k8s.pkgbuilder.attest.Tool;
import io.k8s.pkgbuilder.build.PackageSigners;
import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.source.BinarySource;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what others check packages by, beside the packages. */
record Attesting(World world, PackageSigners signers, Optional<Signer> signer, Instant now) {
  private static final String NAME = "packages";

  /** Answers as another source does, and remembers it. */
  static final class Remembering implements BinarySource {
    private final BinarySource source;
    private ResolvedBinaries answer = new ResolvedBinaries(Map.of(), List.of());

    Remembering(BinarySource source) {
      this.source = source;
    }

    @Override
    public ResolvedBinaries resolve(Collection<WantedBinary> wanted) {
      answer = source.resolve(wanted);
      return answer;
    }

    ResolvedBinaries answer() {
      return answer;
    }
  }

  /** Writes all documents into a folder. */
  void write(
      Path folder,
      PlanRequest request,
      BuildPlan plan,
      ResolvedBinaries binaries,
      List<BuiltArtifact> built)
      throws IOException {
    List<Product> products = new Products(binaries, signers::of).of(plan, built);
    boolean signed = products.stream().anyMatch(one -> one.signer().isPresent());
    Optional<Instant> signedAt =
        signed ? Optional.of(now.truncatedTo(ChronoUnit.SECONDS)) : Optional.empty();
    new RepoFolder(folder)
        .writeTogether(
            new Attestation(NAME, tool(world), signer)
                .of(Parameters.of(request, signedAt), products));
  }

  /** This program; its jar, where it is run from one. */
  static Tool tool(World world) throws IOException {
    Optional<Path> jar = jar().filter(Files::isRegularFile);
    Optional<String> sha256 =
        jar.isPresent()
            ? Optional.of(FileContent.of(jar.get()).digests().sha256())
            : Optional.empty();
    String builder = world.variable("PKGBUILDER_BUILDER_ID").orElse(Tool.ANYBODY);
    return new Tool(VersionCommand.line().replaceFirst("^pkgbuilder ", ""), sha256, builder);
  }

  private static Optional<Path> jar() {
    CodeSource source = Attesting.class.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
