package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.repo.store.FileDigests;
import io.k8s.pkgbuilder.repo.store.FileDigests.Algorithm;
import io.k8s.pkgbuilder.repo.store.History;
import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.Signing;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes repodata: indices with their checksums as names first, repomd.xml last, so that a reader
 * has the former or the new repository at any moment.
 */
public final class YumPublisher {
  private static final String SIGNATURE = Repomd.PATH + ".asc";
  private static final String KEY = Repomd.PATH + ".key";
  private static final String COMMON = "http://linux.duke.edu/metadata/common";
  private static final String RPM = "http://linux.duke.edu/metadata/rpm";

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

  /**
   * Writes what changed.
   *
   * @return whether anything did
   */
  public boolean publish(YumRepository repository) throws IOException {
    if (signing.signer().isEmpty() && folder.has(SIGNATURE)) {
      throw Diagnostic.of(Category.REPOSITORY, "the repository is signed, and no key is given")
          .hint("give --sign-key, or remove repomd.xml.asc if it is to be unsigned")
          .asException();
    }
    List<Index> indices = indices(repository.packages());
    List<Repomd.Data> data = new ArrayList<>(indices.stream().map(Index::data).toList());
    repository
        .before()
        .ifPresent(old -> old.data().stream().filter(YumPublisher::isOthers).forEach(data::add));
    boolean current =
        repository.before().filter(old -> old.data().equals(data)).isPresent()
            && folder.has(SIGNATURE) == signing.signer().isPresent();
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

  private List<Index> indices(Collection<YumPackage> packages) {
    List<CompletableFuture<Index>> running =
        List.of(
            index("primary", () -> metadata(packages)),
            index("filelists", () -> document("filelists", packages, YumPackage::filelists)),
            index("other", () -> document("otherdata", packages, YumPackage::other)));
    return running.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Index> index(String type, Supplier<String> text) {
    return CompletableFuture.supplyAsync(
        () -> {
          byte[] plain = text.get().getBytes(StandardCharsets.UTF_8);
          byte[] packed = settings.compression().compress(plain);
          String checksum = sha256(packed);
          return new Index(
              new Repomd.Data(
                  type,
                  "sha256",
                  checksum,
                  sha256(plain),
                  "repodata/" + checksum + "-" + type + ".xml" + settings.compression().suffix(),
                  packed.length,
                  plain.length),
              packed);
        },
        executor);
  }

  private static String sha256(byte[] bytes) {
    return FileDigests.of(bytes, EnumSet.of(Algorithm.SHA256)).get(Algorithm.SHA256);
  }

  private static String metadata(Collection<YumPackage> packages) {
    return document(
        "metadata",
        XmlText.attributes("xmlns", COMMON, "xmlns:rpm", RPM),
        packages,
        YumPackage::primary);
  }

  private static String document(
      String root, Collection<YumPackage> packages, Function<YumPackage, String> element) {
    String name = root.equals("otherdata") ? "other" : root;
    return document(
        root,
        XmlText.attributes("xmlns", "http://linux.duke.edu/metadata/" + name),
        packages,
        element);
  }

  private static String document(
      String root,
      String attributes,
      Collection<YumPackage> packages,
      Function<YumPackage, String> element) {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append('<').append(root).append(attributes);
    text.append(XmlText.attributes("packages", Integer.toString(packages.size()))).append(">\n");
    packages.forEach(one -> text.append(element.apply(one)));
    return text.append("</").append(root).append(">\n").toString();
  }

  /** Clients fetch repomd.xml and then its signature: the moment between the two is short. */
  private void write(String repomd) throws IOException {
    byte[] text = repomd.getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (signing.signer().isPresent()) {
      Signer signer = signing.signer().get();
      files.put(KEY, signer.certificate().armored().getBytes(StandardCharsets.UTF_8));
      files.put(SIGNATURE, signer.detached(text).getBytes(StandardCharsets.UTF_8));
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
