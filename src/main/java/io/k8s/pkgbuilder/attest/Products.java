package io.k8s.pkgbuilder.attest;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.content.FileContent;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.EntryPlan;
import io.k8s.pkgbuilder.plan.FileOrigin;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.source.ResolvedBinaries;
import io.k8s.pkgbuilder.source.ResolvedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Brings plans, inputs and packages together. Each input is read once, however many use it. */
public final class Products {
  private final ResolvedBinaries binaries;
  private final Function<ArtifactPlan, Optional<Signer>> signers;
  private final Map<String, Optional<GoBuildInfo>> programs = new HashMap<>();
  private final Map<Path, FileContent> configured = new HashMap<>();

  /**
   * @param binaries what the packages were made from
   * @param signers who signed the packages themselves
   */
  public Products(ResolvedBinaries binaries, Function<ArtifactPlan, Optional<Signer>> signers) {
    this.binaries = binaries;
    this.signers = signers;
  }

  /**
   * All packages of a plan.
   *
   * @param built in any order; their files are read
   */
  public List<Product> of(BuildPlan plan, List<BuiltArtifact> built) throws IOException {
    Map<String, BuiltArtifact> byName = new HashMap<>();
    built.forEach(one -> byName.put(String.valueOf(one.file().getFileName()), one));
    List<Product> products = new ArrayList<>();
    for (ArtifactPlan artifact : plan.artifacts()) {
      BuiltArtifact made = byName.get(artifact.fileName());
      if (made == null) {
        throw new IllegalArgumentException("'" + artifact.fileName() + "' was not built");
      }
      products.add(product(artifact, made));
    }
    return products;
  }

  private Product product(ArtifactPlan plan, BuiltArtifact made) throws IOException {
    List<Material> files = files(plan);
    return new Product(
        plan.fileName(),
        plan,
        made.size(),
        made.sha256(),
        sha512(made.file()),
        timestamp(plan),
        signers.apply(plan).map(signer -> signer.fingerprint().value()),
        ConfigurationDigest.of(plan, files),
        binaries(plan),
        files);
  }

  /** Of a plan that is not built yet: what it will be made from. */
  public List<Material> binaries(ArtifactPlan plan) throws IOException {
    List<Material> materials = new ArrayList<>();
    for (BinaryRequest request : plan.binaries()) {
      for (ResolvedFile file : binaries.files(request, plan.platform())) {
        String folder = plan.platform().os() + "/" + plan.platform().goarch() + "/";
        String within = request.tree() ? request.name() + "/" + file.name() : request.name();
        materials.add(material(folder + within, file));
      }
    }
    return materials;
  }

  private Material material(String name, ResolvedFile file) throws IOException {
    Content content = file.content();
    String sha256 = content.digests().sha256();
    Optional<GoBuildInfo> go = programs.get(sha256);
    if (go == null) {
      go = GoBuildInfo.of(content);
      programs.put(sha256, go);
    }
    Optional<String> uri =
        Optional.of(file.origin()).filter(origin -> origin.matches("[a-z][a-z0-9+.-]+://.*"));
    return new Material(
        name, uri.filter(origin -> !origin.startsWith("file:")), sha256, content.size(), go);
  }

  /** The files of the configuration that a package holds. */
  public List<Material> files(ArtifactPlan plan) throws IOException {
    List<Material> materials = new ArrayList<>();
    for (EntryPlan entry : plan.entries()) {
      Optional<Path> path = configFile(entry);
      if (path.isPresent()) {
        FileContent content = content(path.get());
        materials.add(
            new Material(
                String.valueOf(path.get().getFileName()),
                Optional.empty(),
                content.digests().sha256(),
                content.size(),
                Optional.empty()));
      }
    }
    return materials;
  }

  private FileContent content(Path path) throws IOException {
    FileContent content = configured.get(path);
    if (content == null) {
      content = FileContent.of(path);
      configured.put(path, content);
    }
    return content;
  }

  private static Optional<Path> configFile(EntryPlan entry) {
    return entry instanceof EntryPlan.File file
            && file.origin() instanceof FileOrigin.ConfigFile config
        ? Optional.of(config.path())
        : Optional.empty();
  }

  /** As the package's payload has it: the plan's, else that of the newest input. */
  private Instant timestamp(ArtifactPlan plan) throws IOException {
    if (plan.timestamp().isPresent()) {
      return plan.timestamp().get();
    }
    Stream.Builder<Instant> times = Stream.builder();
    if (plan.binaries().isEmpty()) {
      for (EntryPlan entry : plan.entries()) {
        Optional<Path> path = configFile(entry);
        if (path.isPresent()) {
          times.add(content(path.get()).mtime());
        }
      }
    }
    plan.binaries()
        .forEach(
            request ->
                binaries
                    .files(request, plan.platform())
                    .forEach(file -> times.add(file.modified())));
    return Instant.ofEpochSecond(
        times.build().max(Instant::compareTo).map(Instant::getEpochSecond).orElse(0L));
  }

  private static String sha512(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }
}
