package io.k8s.pkgbuilder.source.fetch;

import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gets verified files from addresses. Safe for use by several threads at once.
 *
 * <p>A file of an address is taken from the cache when the address's checksum says that the cache
 * has it. Of a file address the file itself is used, verified where it lies.
 */
public final class Fetcher {
  private static final int LONGEST_BESIDE = 1 << 16;
  private static final int LONGEST_DOCUMENT = 4 << 20;

  private final Cache cache;
  private final Mirrors mirrors;
  private final FetchPolicy policy;
  private final FetchListener listener;
  private final Http http;
  private final KeptTexts keptTexts;
  private final Checksums checksums;
  private final Known known;

  /**
   * @param client must not follow redirects by itself; decides about proxies and connecting
   * @throws IllegalArgumentException when the client follows redirects
   */
  public Fetcher(
      Cache cache,
      Mirrors mirrors,
      FetchPolicy policy,
      HttpClient client,
      HttpSettings settings,
      Waiting waiting,
      Stores stores,
      FetchListener listener) {
    this.cache = cache;
    this.mirrors = mirrors;
    this.policy = policy;
    this.listener = listener;
    this.http = new Http(client, settings, waiting, listener, stores);
    Texts texts = new Texts(http);
    this.checksums = new Checksums(texts);
    this.known = new Known(cache);
    this.keptTexts = new KeptTexts(texts, known, policy);
  }

  /**
   * The file at an address.
   *
   * @param url as configured, before mirrors; may have a fragment that says how to verify it
   * @return empty when nothing is there
   * @throws DiagnosticException of category SOURCE when it cannot be had or verified
   */
  public Optional<Fetched> fetch(String url) {
    Address address = Address.parse(mirrors.apply(url));
    String fragment = url.contains("#") ? url.substring(url.indexOf('#') + 1) : "";
    try {
      if (address.isFile()) {
        return local(address, fragment);
      }
      String key = Cache.key("url", url);
      return policy.offline()
          ? Optional.of(offline(key, address))
          : cache.locks().locked(key, () -> remote(key, address, fragment));
    } catch (IOException e) {
      throw Problems.failed(address, e);
    }
  }

  /**
   * A short text at an address that nothing can verify, such as the name of the latest version;
   * offline the one seen last.
   *
   * @return empty when nothing is there
   * @throws DiagnosticException of category SOURCE when it cannot be had
   */
  public Optional<String> text(String url) {
    return keptTexts.marker(Address.parse(mirrors.apply(url)), url);
  }

  /**
   * A small file beside another, such as a signature, that is verified by what it says; offline the
   * one seen last.
   *
   * @param url of the other
   * @param suffix added to its path
   * @return empty when nothing is there
   * @throws DiagnosticException of category SOURCE when it cannot be had
   */
  public Optional<String> beside(String url, String suffix) {
    Address address = Address.parse(mirrors.apply(url)).plus(suffix);
    return keptTexts.document(address, "beside" + suffix, url, LONGEST_BESIDE);
  }

  /**
   * A text that only a signature can verify, such as a repository's Release file; offline the one
   * seen last.
   *
   * @return empty when nothing is there
   * @throws DiagnosticException of category SOURCE when it cannot be had, or is over 4 MiB
   */
  public Optional<String> document(String url) {
    return keptTexts.document(Address.parse(mirrors.apply(url)), "document", url, LONGEST_DOCUMENT);
  }

  /**
   * How large the file at an address is, in bytes, without fetching it; offline the one that was
   * fetched last.
   *
   * @return empty when nothing is there
   * @throws DiagnosticException of category SOURCE when nobody says
   */
  public Optional<Long> size(String url) {
    Address address = Address.parse(mirrors.apply(url));
    try {
      if (address.isFile()) {
        Path path = Path.of(address.uri());
        return Files.isRegularFile(path) ? Optional.of(Files.size(path)) : Optional.empty();
      }
      return policy.offline()
          ? Optional.of(Files.size(offline(Cache.key("url", url), address).path()))
          : http.size(address);
    } catch (IOException e) {
      throw Problems.failed(address, e);
    }
  }

  private Optional<Fetched> local(Address address, String fragment) throws IOException {
    Path path = Path.of(address.uri());
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    Optional<Checksum> checksum = checksums.find(address, fragment);
    if (checksum.isEmpty() && !policy.allowUnverified()) {
      throw Problems.unverified(address);
    }
    Set<Algorithm> algorithms =
        checksum.stream().map(Checksum::algorithm).collect(Collectors.toSet());
    Digested digested = RunningDigests.of(path, algorithms);
    if (checksum.isPresent() && !digested.matches(checksum.get())) {
      throw Problems.mismatch(address, checksum.get(), digested);
    }
    listener.cached(address.toString(), Files.size(path));
    return Optional.of(
        new Fetched(
            path,
            digested.sha256(),
            Files.getLastModifiedTime(path).toInstant(),
            address.toString(),
            checksum.isPresent()));
  }

  private Fetched offline(String key, Address address) throws IOException {
    Fetched found =
        known.file(key, address, Optional.empty()).orElseThrow(() -> Problems.notCached(address));
    if (!found.verified() && !policy.allowUnverified()) {
      throw Problems.unverified(address);
    }
    listener.cached(address.toString(), Files.size(found.path()));
    return found;
  }

  private Optional<Fetched> remote(String key, Address address, String fragment)
      throws IOException {
    Optional<Checksum> checksum = checksums.find(address, fragment);
    if (checksum.isEmpty() && !policy.allowUnverified()) {
      Availability availability = http.head(address);
      if (availability != Availability.FOUND) {
        return absent(availability, address);
      }
      throw Problems.unverified(address);
    }
    if (checksum.isPresent()) {
      Optional<Fetched> cached = known.file(key, address, checksum);
      if (cached.isPresent()) {
        listener.cached(address.toString(), Files.size(cached.get().path()));
        return cached;
      }
    }
    return download(key, address, checksum);
  }

  private Optional<Fetched> download(String key, Address address, Optional<Checksum> checksum)
      throws IOException {
    Path path = cache.part(key);
    boolean resumed = Files.exists(path) && Files.size(path) > 0;
    Set<Algorithm> algorithms =
        checksum.stream().map(Checksum::algorithm).collect(Collectors.toSet());
    try (PartFile part =
        PartFile.open(path, algorithms, listener, address.toString(), policy.longest())) {
      Availability availability = http.get(address, part);
      if (availability != Availability.FOUND) {
        part.delete();
        return absent(availability, address);
      }
      Digested digested = part.digested();
      boolean wrong = checksum.isPresent() && !digested.matches(checksum.get());
      if (!wrong) {
        listener.finished(address.toString(), part.size());
        return Optional.of(keep(key, address, path, part, digested, checksum.isPresent()));
      }
      part.delete();
      if (!resumed) {
        throw Problems.mismatch(address, checksum.orElseThrow(), digested);
      }
    }
    // What an earlier process left may have been damaged; from the beginning it is the server.
    return download(key, address, checksum);
  }

  private Fetched keep(
      String key, Address address, Path path, PartFile part, Digested digested, boolean verified)
      throws IOException {
    part.close();
    Path object = cache.adopt(path, digested.sha256(), part.modified().orElse(Fetched.UNKNOWN));
    Fetched fetched =
        new Fetched(
            object,
            digested.sha256(),
            Files.getLastModifiedTime(object).toInstant(),
            address.toString(),
            verified);
    part.delete();
    known.remember(key, fetched, digested);
    return fetched;
  }

  private static Optional<Fetched> absent(Availability availability, Address address) {
    if (availability == Availability.MISSING) {
      return Optional.empty();
    }
    throw Problems.of(
        "'" + address + "' may not be read",
        "check the address; if it needs credentials, see docs/sources.md for how to give them");
  }
}
