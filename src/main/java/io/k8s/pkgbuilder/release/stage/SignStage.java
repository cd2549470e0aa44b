package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.attest.Attestation;
import io.k8s.pkgbuilder.attest.Parameters;
import io.k8s.pkgbuilder.attest.Product;
import io.k8s.pkgbuilder.attest.Products;
import io.k8s.pkgbuilder.attest.Tool;
import io.k8s.pkgbuilder.build.PackageSigners;
import io.k8s.pkgbuilder.format.BuiltArtifact;
import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.plan.PlanRequest;
import io.k8s.pkgbuilder.release.Fingerprint;
import io.k8s.pkgbuilder.release.Recorder;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.WorkDirectory;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.source.WantedBinary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what others check the packages by into the tree: sums, bills of materials, provenance,
 * signed like the repository.
 *
 * @param request that the plan answers
 * @param signer of the documents
 * @param packages who signed which package
 */
public record SignStage(
    PlanRequest request,
    BuildPlan plan,
    ConfigDigests configuration,
    Tool tool,
    Optional<Signer> signer,
    PackageSigners packages,
    WorkDirectory work,
    WorkFiles files)
    implements Stage {
  private static final String ID = StageName.SIGN.word();
  private static final String NAME = "packages";

  @Override
  public StageName name() {
    return StageName.SIGN;
  }

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public List<Step> steps(Results earlier) throws IOException {
    Fingerprint fingerprint =
        new Fingerprint()
            .add("tool", tool)
            .add("key", signer.map(one -> one.fingerprint().toString()))
            .add("parameters", parameters(earlier));
    RecordedSource inputs = new RecordedSource(plan, earlier, files);
    for (Map.Entry<ArtifactPlan, RecordedFile> one :
        PackageStage.packages(plan, earlier).entrySet()) {
      fingerprint
          .add("package", one.getKey().fileName())
          .add("sha256", one.getValue().sha256())
          .add("configuration", configuration.of(one.getKey()))
          .add("inputs", inputs.fingerprint(one.getKey()));
    }
    return List.of(new Step(name(), ID, fingerprint.hex()));
  }

  private Parameters parameters(Results earlier) {
    boolean signed = plan.artifacts().stream().anyMatch(one -> packages.of(one).isPresent());
    Instant date = VersionStage.date(earlier);
    return Parameters.of(request, Optional.of(date).filter(any -> signed));
  }

  @Override
  public void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException {
    for (Step step : todo) {
      recorder.started(step);
      RecordedSource inputs = new RecordedSource(plan, earlier, files);
      List<Product> products =
          new Products(inputs.resolve(WantedBinary.of(plan)), packages::of)
              .of(plan, built(earlier));
      Map<String, byte[]> documents =
          new Attestation(NAME, tool, signer).of(parameters(earlier), products);
      Path folder = folder(earlier);
      WorkDirectory.remove(folder);
      List<RecordedFile> outputs = new ArrayList<>();
      for (Map.Entry<String, byte[]> document : documents.entrySet()) {
        Path file = folder.resolve(document.getKey());
        WholeFile.write(file, document.getValue());
        outputs.add(files.record(file));
      }
      recorder.done(step, outputs, Map.of());
    }
  }

  private Path folder(Results earlier) {
    return work.tree()
        .resolve("release")
        .resolve(VersionStage.version(earlier).orElse(NAME).replace('/', '-'));
  }

  private List<BuiltArtifact> built(Results earlier) {
    List<BuiltArtifact> built = new ArrayList<>();
    PackageStage.packages(plan, earlier)
        .forEach(
            (artifact, file) ->
                built.add(
                    new BuiltArtifact(
                        files.path(file),
                        artifact.name(),
                        artifact.version(),
                        artifact.platform(),
                        artifact.format(),
                        artifact.architecture(),
                        file.size(),
                        true)));
    return built;
  }
}
