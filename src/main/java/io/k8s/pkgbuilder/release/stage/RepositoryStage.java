package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.plan.ArtifactPlan;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.release.Fingerprint;
import io.k8s.pkgbuilder.release.Recorder;
import io.k8s.pkgbuilder.release.Results;
import io.k8s.pkgbuilder.release.Stage;
import io.k8s.pkgbuilder.release.StageName;
import io.k8s.pkgbuilder.release.Step;
import io.k8s.pkgbuilder.release.WorkDirectory;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import io.k8s.pkgbuilder.release.journal.WorkFiles;
import io.k8s.pkgbuilder.repo.RepoSettings;
import io.k8s.pkgbuilder.repo.RepoUpdate;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.RepoLock;
import io.k8s.pkgbuilder.repo.store.Signing;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Puts the packages into a repository, made afresh: nothing of an earlier attempt can be in it.
 *
 * @param base a repository that is extended; it stays as it is, and may lack its packages
 */
public record RepositoryStage(
    BuildPlan plan,
    String tool,
    RepoSettings settings,
    Optional<Path> base,
    Optional<Signer> signer,
    WorkDirectory work,
    WorkFiles files,
    Executor executor)
    implements Stage {
  private static final String ID = StageName.REPOSITORY.word();

  @Override
  public StageName name() {
    return StageName.REPOSITORY;
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
            .add("settings", settings)
            .add("key", signer.map(one -> one.fingerprint().toString()))
            .add("date", VersionStage.date(earlier));
    PackageStage.packages(plan, earlier)
        .forEach((artifact, file) -> fingerprint.add(artifact.fileName(), file.sha256()));
    if (base.isPresent()) {
      for (String file : new RepoFolder(base.get()).files("")) {
        fingerprint.add(file, files.stamp(base.get().resolve(file)));
      }
    }
    return List.of(new Step(name(), ID, fingerprint.hex()));
  }

  @Override
  public void run(List<Step> todo, Results earlier, Recorder recorder) throws IOException {
    for (Step step : todo) {
      recorder.started(step);
      WorkDirectory.remove(work.tree());
      if (base.isPresent()) {
        LinkedTree.copy(base.get(), work.tree());
      }
      List<Path> packages = new ArrayList<>();
      for (Map.Entry<ArtifactPlan, RecordedFile> one :
          PackageStage.packages(plan, earlier).entrySet()) {
        if (inRepositories(one.getKey())) {
          packages.add(files.path(one.getValue()));
        }
      }
      update(packages, earlier);
      recorder.done(step, recorded(), Map.of("packages", String.valueOf(packages.size())));
    }
  }

  @SuppressWarnings("try") // the lock is there to be held
  private void update(List<Path> packages, Results earlier) throws IOException {
    try (RepoLock lock = RepoLock.on(work.tree())) {
      Signing signing = new Signing(signer, VersionStage.date(earlier));
      new RepoUpdate(work.tree(), settings, signing, executor).run(packages);
    }
    Files.deleteIfExists(work.tree().resolve(RepoLock.FILE));
  }

  /** Other formats are packages all the same, but no repository knows them. */
  static boolean inRepositories(ArtifactPlan artifact) {
    return artifact.format().equals(RepoUpdate.DEB) || artifact.format().equals(RepoUpdate.RPM);
  }

  private List<RecordedFile> recorded() throws IOException {
    List<RecordedFile> recorded = new ArrayList<>();
    for (String file : new RepoFolder(work.tree()).files("")) {
      recorded.add(files.record(work.tree().resolve(file)));
    }
    return recorded;
  }
}
