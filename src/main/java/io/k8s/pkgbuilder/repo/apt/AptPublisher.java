package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.History;
import io.k8s.pkgbuilder.repo.store.IndexPart;
import io.k8s.pkgbuilder.repo.store.IndexText;
import io.k8s.pkgbuilder.repo.store.Packing;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.Signing;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/**
 * Writes a repository's indices: those with their digests as names first, Release last, so that a
 * reader has the former or the new repository at any moment.
 */
public final class AptPublisher {
  private static final String RELEASE = "Release";
  private static final IndexPart BLANK_LINE = IndexPart.of("\n");

  private final RepoFolder root;
  private final AptSettings settings;
  private final AptLayout layout;
  private final Signing signing;
  private final Executor executor;

  /** Writes nothing yet. */
  public AptPublisher(RepoFolder root, AptSettings settings, Signing signing, Executor executor) {
    this.root = root;
    this.settings = settings;
    this.layout = new AptLayout(settings);
    this.signing = signing;
    this.executor = executor;
  }

  /**
   * Writes what changed.
   *
   * @return whether anything did
   */
  public boolean publish(AptRepository repository) throws IOException {
    return pack(repository).publish();
  }

  /** Packs the indices on the executor's threads. */
  public Packing pack(AptRepository repository) throws IOException {
    RepoFolder folder = root.below(layout.releaseFolder());
    if (signing.signer().isEmpty() && AptSignatures.of(folder).present()) {
      throw Diagnostic.of(Category.REPOSITORY, "the repository is signed, and no key is given")
          .hint("give --sign-key, or remove InRelease and Release.gpg if it is to be unsigned")
          .asException();
    }
    Set<String> architectures =
        AptLayout.architectures(repository.packages(), repository.before().architectures());
    AptIndices before = repository.before();
    AptIndexFiles.Running running =
        AptIndexFiles.start(
            plain(repository, architectures),
            (path, compression) -> before.former(folder, path, compression),
            executor);
    return () -> publish(before, running.result(), architectures);
  }

  private boolean publish(AptIndices before, AptIndexFiles indices, Set<String> architectures)
      throws IOException {
    RepoFolder folder = root.below(layout.releaseFolder());
    if (isCurrent(before, indices, architectures, folder)) {
      // Writes nothing, unless a file is damaged or missing.
      indices.writeByHash(folder);
      folder.writeTogether(indices.byName());
      forget(folder, before.release().orElseThrow());
      return false;
    }
    ReleaseFile release = release(before, indices, architectures);
    indices.writeByHash(folder);
    Map<String, byte[]> files = indices.byName();
    files.putAll(signed(release));
    folder.writeTogether(files);
    forget(folder, release);
    return true;
  }

  private Map<String, IndexText> plain(AptRepository repository, Set<String> architectures)
      throws IOException {
    Map<String, IndexText> plain = new TreeMap<>();
    layout
        .listed(repository.packages(), architectures)
        .forEach((path, packages) -> plain.put(path, render(packages)));
    if (settings.contents() && !settings.flat()) {
      plain.putAll(repository.contents().apply(root, layout, repository, architectures));
    }
    return plain;
  }

  private static IndexText render(List<AptPackage> packages) {
    IndexText.Builder text = new IndexText.Builder();
    IndexPart before = IndexPart.EMPTY;
    for (AptPackage one : packages) {
      text.add(one.name(), before, one.stanza());
      before = BLANK_LINE;
    }
    return text.build();
  }

  /** Nothing new, signed as wanted, and no date to renew. */
  private boolean isCurrent(
      AptIndices before, AptIndexFiles indices, Set<String> architectures, RepoFolder folder)
      throws IOException {
    AptSignatures signatures = AptSignatures.of(folder);
    if (before.release().isEmpty() || !signing.isDone(signatures.present(), signatures::verify)) {
      return false;
    }
    ReleaseFile old = before.release().get();
    ReleaseFile fresh = release(before, indices, architectures);
    Map<String, String> fields = new LinkedHashMap<>(fresh.fields());
    old.get("Date").ifPresent(date -> fields.put("Date", date));
    return !fields.containsKey("Valid-Until")
        && new ReleaseFile(fields, fresh.files()).render().equals(old.render());
  }

  private ReleaseFile release(AptIndices before, AptIndexFiles indices, Set<String> architectures) {
    Map<String, FileDigests> files = new TreeMap<>();
    before
        .release()
        .ifPresent(
            old ->
                old.files().entrySet().stream()
                    .filter(file -> !settings.flat())
                    .filter(file -> !file.getKey().startsWith(layout.component()))
                    .forEach(file -> files.put(file.getKey(), file.getValue())));
    files.putAll(indices.digests());
    return new ReleaseFile(fields(before, architectures), files);
  }

  private Map<String, String> fields(AptIndices before, Set<String> architectures) {
    Map<String, String> fields = new LinkedHashMap<>();
    before.release().ifPresent(old -> fields.putAll(old.fields()));
    fields.putAll(settings.about());
    fields.put("Suite", settings.suite());
    fields.putIfAbsent("Codename", settings.suite());
    fields.put("Date", ReleaseFile.date(signing.date()));
    fields.remove("Valid-Until");
    validFor(before)
        .ifPresent(span -> fields.put("Valid-Until", ReleaseFile.date(signing.date().plus(span))));
    fields.put("Architectures", String.join(" ", architectures));
    if (!settings.flat()) {
      Set<String> components = new TreeSet<>(before.components());
      components.add(settings.component());
      fields.put("Components", String.join(" ", components));
    }
    fields.put("Acquire-By-Hash", "yes");
    return fields;
  }

  /** As asked for, else as long as before. */
  private Optional<Duration> validFor(AptIndices before) {
    return settings
        .validFor()
        .or(
            () ->
                before
                    .release()
                    .flatMap(
                        old ->
                            old.date("Valid-Until")
                                .flatMap(
                                    end ->
                                        old.date("Date")
                                            .map(start -> Duration.between(start, end)))));
  }

  private Map<String, byte[]> signed(ReleaseFile release) throws IOException {
    byte[] text = release.render().getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (signing.signer().isPresent()) {
      Signer signer = signing.signer().get();
      files.put(
          AptSignatures.IN_RELEASE,
          signer.clearSigned(release.render()).getBytes(StandardCharsets.UTF_8));
      files.put(AptSignatures.DETACHED, signer.detached(text).getBytes(StandardCharsets.UTF_8));
    }
    files.put(RELEASE, text);
    return files;
  }

  /** Removes indices that neither this Release file nor one of the last few names. */
  private void forget(RepoFolder folder, ReleaseFile release) throws IOException {
    Set<String> needed = new TreeSet<>();
    for (String text : new History(folder, RELEASE).keep(release.render(), settings.keep())) {
      ReleaseFile.parse(text)
          .files()
          .forEach((path, digests) -> needed.addAll(AptIndexFiles.byHash(path, digests)));
    }
    for (String file : folder.files(settings.flat() ? "by-hash" : settings.component())) {
      if (file.contains("by-hash/") && !needed.contains(file)) {
        folder.delete(file);
      }
    }
  }
}
