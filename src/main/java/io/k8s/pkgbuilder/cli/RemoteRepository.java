package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.compare.PackageSet;
import io.k8s.pkgbuilder.compare.PackageSet.Member;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.repo.apt.AptIndexList;
import io.k8s.pkgbuilder.repo.store.IndexSource;
import io.k8s.pkgbuilder.repo.store.Named;
import io.k8s.pkgbuilder.repo.yum.YumIndexList;
import io.k8s.pkgbuilder.source.fetch.Fetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages of a repository at an address: every one that its indices name is fetched, and must
 * have the digest that they say.
 */
final class RemoteRepository implements IndexSource {
  private static final Pattern SUITE = Pattern.compile("(.*/)(dists/.+)");

  private final String address;
  private final Downloads downloads;
  private final String root;
  private final String suite;

  /**
   * @param address of {@code …/dists/SUITE}, or of a folder with a Release file or repodata
   */
  RemoteRepository(String address, Downloads downloads) {
    this.address = address;
    this.downloads = downloads;
    String folder = address.replaceFirst("[?#].*", "").replaceFirst("/*$", "/");
    Matcher matcher = SUITE.matcher(folder);
    boolean matches = matcher.matches();
    this.root = matches ? matcher.group(1) : folder;
    this.suite = matches ? matcher.group(2) : "";
  }

  /** Empty where there is no repository. */
  Optional<PackageSet> packages() {
    try {
      Optional<List<Named>> apt = AptIndexList.of(this, suite);
      Optional<List<Named>> named =
          apt.isPresent() || !suite.isEmpty() ? apt : YumIndexList.of(this);
      return named.map(this::fetched);
    } catch (IOException e) {
      throw Diagnostic.of(Category.PACKAGING, "'" + address + "': " + e.getMessage()).asException();
    }
  }

  @Override
  public Optional<String> root(String path) {
    return downloads.fetcher().document(root + encoded(path));
  }

  @Override
  public Optional<byte[]> named(Named index) throws IOException {
    Optional<Fetched> fetched = fetch(index);
    return fetched.isPresent()
        ? Optional.of(Files.readAllBytes(fetched.get().path()))
        : Optional.empty();
  }

  private Optional<Fetched> fetch(Named named) {
    String digest = named.sha256().isEmpty() ? "" : "#sha256=" + named.sha256();
    return downloads.fetcher().fetch(root + encoded(named.path()) + digest);
  }

  /** A file's name may hold what addresses have a meaning for. */
  private static String encoded(String path) {
    return path.replace("%", "%25").replace("#", "%23").replace("?", "%3F");
  }

  private PackageSet fetched(List<Named> named) {
    // Made here: it is not for several threads to make.
    downloads.fetcher();
    List<CompletableFuture<Member>> fetching =
        named.stream()
            .map(one -> CompletableFuture.supplyAsync(() -> member(one), downloads.threads()))
            .toList();
    List<Member> members = new ArrayList<>();
    Diagnostics missing = new Diagnostics();
    fetching.forEach(one -> missing.collect(() -> members.add(join(one))));
    missing.throwIfAny();
    if (members.isEmpty()) {
      throw Diagnostic.of(Category.USAGE, "there is no package in '" + address + "'").asException();
    }
    return new PackageSet(address, members);
  }

  private Member member(Named named) {
    Path file =
        fetch(named)
            .orElseThrow(
                () ->
                    Diagnostic.of(
                            Category.SOURCE,
                            "there is nothing at "
                                + root
                                + named.path()
                                + ", which its index names")
                        .asException())
            .path();
    return new Member(named.path(), file);
  }

  private static Member join(CompletableFuture<Member> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DiagnosticException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
