package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.History;
import io.k8s.pkgbuilder.repo.store.IndexText;
import io.k8s.pkgbuilder.repo.store.Packing;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.Signing;
import io.k8s.pkgbuilder.repo.store.Waiting;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Writes repodata: indices with their checksums as names first, repomd.xml last, so that a reader
 * has the former or the new repository at any moment.
 */
public final class YumPublisher {

  private final RepoFolder folder;
  private final YumSettings settings;
  private final Signing signing;
  private final Executor executor;

  /** Writes nothing yet. */
  public YumPublisher(RepoFolder folder, YumSettings settings, Signing signing, Executor executor) {
    this.folder = folder;
    this.settings = settings;
    this.signing = signing;
    this.executor = executor;
  }

  @SuppressWarnings("ArrayRecordComponent") // made here, and only written out
  private record Index(Repomd.Data data, byte[] bytes) {}

  /** Packs the indices on the executor's threads. */
  Packing pack(YumRepository repository) {
    List<CompletableFuture<Index>> running = new ArrayList<>();
    for (RepodataDocument document : RepodataDocument.values()) {
      running.add(Waiting.start(() -> index(document, repository), executor));
    }
    return () -> publish(repository, running);
  }

  /**
   * Writes what changed.
   *
   * @return whether anything did
   */
  public boolean publish(YumRepository repository) throws IOException {
    return pack(repository).publish();
  }

  private boolean publish(YumRepository repository, List<CompletableFuture<Index>> running)
      throws IOException {
    YumSignature signature = new YumSignature(folder);
    if (signing.signer().isEmpty() && signature.present()) {
      throw Diagnostic.of(Category.REPOSITORY, "the repository is signed, and no key is given")
          .hint("give --sign-key, or remove repomd.xml.asc if it is to be unsigned")
          .asException();
    }
    List<Index> indices = new ArrayList<>();
    for (CompletableFuture<Index> one : running) {
      indices.add(Waiting.result(one));
    }
    List<Repomd.Data> data = new ArrayList<>(indices.stream().map(Index::data).toList());
    repository
        .before()
        .ifPresent(old -> old.data().stream().filter(YumPublisher::isOthers).forEach(data::add));
    boolean current =
        repository.before().filter(old -> old.data().equals(data)).isPresent()
            && signing.isDone(signature.present(), signature::verify);
    if (current) {
      forget(repository.before().orElseThrow().render());
      return false;
    }
    for (Index index : indices) {
      folder.write(index.data().href(), index.bytes());
    }
    String repomd = new Repomd(signing.date().getEpochSecond(), data).render();
    write(repomd);
    forget(repomd);
    return true;
  }

  /** Groups, modules, updateinfo and the like stay; databases of packages would be outdated. */
  private static boolean isOthers(Repomd.Data data) {
    return !data.type().matches("(primary|filelists|other)(_.*)?");
  }

  private Index index(RepodataDocument document, YumRepository repository) throws IOException {
    IndexText plain = document.text(repository.packages());
    Compressed compression = settings.compression();
    byte[] packed = compression.compress(plain, repository.former(document.type()));
    String checksum = sha256(packed);
    String file = checksum + "-" + document.type() + ".xml" + compression.suffix();
    Repomd.Data data =
        new Repomd.Data(
            document.type(),
            "sha256",
            checksum,
            sha256(plain.bytes()),
            "repodata/" + file,
            packed.length,
            plain.bytes().length);
    return new Index(data, packed);
  }

  private static String sha256(byte[] bytes) {
    return FileDigests.of(bytes, EnumSet.of(Algorithm.SHA256)).get(Algorithm.SHA256);
  }

  /** Clients fetch repomd.xml and then its signature: the moment between the two is short. */
  private void write(String repomd) throws IOException {
    byte[] text = repomd.getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (signing.signer().isPresent()) {
      Signer signer = signing.signer().get();
      files.put(YumSignature.KEY, signer.certificate().armored().getBytes(StandardCharsets.UTF_8));
      files.put(YumSignature.FILE, signer.detached(text).getBytes(StandardCharsets.UTF_8));
    }
    files.put(Repomd.PATH, text);
    folder.writeTogether(files);
  }

  /** Removes indices that neither this repomd.xml nor one of the last few names. */
  private void forget(String repomd) throws IOException {
    Set<String> needed = new TreeSet<>();
    RepoFolder repodata = folder.below("repodata");
    for (String text : new History(repodata, "repomd.xml").keep(repomd, settings.keep())) {
      Repomd.parse(text).data().forEach(data -> needed.add(data.href()));
    }
    List<String> indices = new ArrayList<>(folder.files("repodata"));
    indices.removeIf(file -> !file.matches("repodata/[0-9a-f]{64}-[^/]+") || needed.contains(file));
    for (String file : indices) {
      folder.delete(file);
    }
  }
}
