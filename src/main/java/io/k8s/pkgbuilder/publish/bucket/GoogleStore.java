package io.k8s.pkgbuilder.publish.bucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.cloud.GoogleStorage;
import io.k8s.pkgbuilder.publish.FileKind;
import io.k8s.pkgbuilder.publish.Lease;
import io.k8s.pkgbuilder.publish.LocalFile;
import io.k8s.pkgbuilder.publish.Overtaken;
import io.k8s.pkgbuilder.publish.PublishListener;
import io.k8s.pkgbuilder.publish.Store;
import io.k8s.pkgbuilder.publish.Stored;
import io.k8s.pkgbuilder.publish.bucket.BucketHttp.Call;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Google Cloud Storage by its JSON API. Objects carry their SHA-256 as metadata; conditions name
 * generations.
 */
public final class GoogleStore implements Store {
  private final BucketAddress address;
  private final GoogleStorage storage;
  private final BucketHttp http;
  private final LeaseTerms terms;
  private final GoogleUpload upload;

  /**
   * Asks nobody yet.
   *
   * @param sessions a folder for what uploads must remember to be gone on with
   */
  public GoogleStore(
      BucketAddress address,
      GoogleStorage storage,
      HttpClient client,
      Backoff backoff,
      LeaseTerms terms,
      Path sessions,
      PublishListener listener) {
    this.address = address;
    this.storage = storage;
    this.http = new BucketHttp(client, storage, backoff, listener);
    this.terms = terms;
    this.upload = new GoogleUpload(address, storage, http, new UploadSessions(sessions), listener);
  }

  @Override
  public String name() {
    return address.toString();
  }

  private URI object(String path, String query) {
    return URI.create(
        storage.endpoint()
            + "/storage/v1/b/"
            + address.bucket()
            + "/o/"
            + BucketAddress.encoded(address.key(path))
            + query);
  }

  static JsonNode json(Answer answer) throws IOException {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new IOException("the store's answer is no JSON", e);
    }
  }

  @Override
  public List<Stored> list() throws IOException {
    List<Stored> files = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = page(token);
      page.path("items").forEach(item -> stored(item).ifPresent(files::add));
      token = page.path("nextPageToken").asText();
    } while (!token.isEmpty());
    return files;
  }

  private JsonNode page(String token) throws IOException {
    String query =
        "?prefix="
            + BucketAddress.encoded(address.prefix())
            + "&fields=nextPageToken,items(name,size,md5Hash,generation,metadata)"
            + (token.isEmpty() ? "" : "&pageToken=" + BucketAddress.encoded(token));
    URI uri = URI.create(storage.endpoint() + "/storage/v1/b/" + address.bucket() + "/o" + query);
    Answer answer = http.send(Call.of("the list", "GET", uri));
    if (!answer.ok()) {
      throw answer.failure("the list of what is there");
    }
    return json(answer);
  }

  private Optional<Stored> stored(JsonNode item) {
    String key = item.path("name").asText();
    if (!key.startsWith(address.prefix()) || key.endsWith("/")) {
      return Optional.empty();
    }
    return Optional.of(
        new Stored(
            key.substring(address.prefix().length()),
            item.path("size").asLong(),
            md5(item),
            sha256(item),
            item.path("generation").asText()));
  }

  private static Optional<String> md5(JsonNode item) {
    try {
      byte[] digest = Base64.getDecoder().decode(item.path("md5Hash").asText());
      return digest.length == 16 ? Optional.of(HexFormat.of().formatHex(digest)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> sha256(JsonNode item) {
    JsonNode value = item.path("metadata").path("sha256");
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  /** Others may have uploaded it without our metadata. */
  @Override
  public boolean same(LocalFile file, Stored stored) {
    return stored.md5().map(file.md5()::equals).orElseGet(() -> isOf(file, stored));
  }

  private static boolean isOf(LocalFile file, Stored stored) {
    return stored.sha256().filter(file.sha256()::equals).isPresent();
  }

  @Override
  public void put(LocalFile file, Optional<Stored> before) throws IOException {
    Answer answer = upload.put(file, before.map(Stored::version).orElse("0"));
    if (answer.preconditionFailed()) {
      // A first attempt may have done it, and only its answer was lost.
      Answer now = http.send(Call.of(file.path(), "GET", object(file.path(), "")));
      if (!now.ok() || !sha256(json(now)).filter(file.sha256()::equals).isPresent()) {
        throw new Overtaken(file.path());
      }
    } else if (!answer.ok()) {
      throw answer.failure("'" + file.path() + "'");
    }
  }

  @Override
  public Optional<InputStream> open(String path) throws IOException {
    return http.open(Call.of(path, "GET", object(path, "?alt=media")));
  }

  @Override
  public void delete(Stored stored) throws IOException {
    delete(stored.path(), stored.version());
  }

  private void delete(String path, String generation) throws IOException {
    Answer answer =
        http.send(Call.of(path, "DELETE", object(path, "?ifGenerationMatch=" + generation)));
    if (!answer.ok() && !answer.missing() && !answer.preconditionFailed()) {
      throw answer.failure("the removal of '" + path + "'");
    }
  }

  @Override
  public Lease lock() throws IOException {
    return BucketLease.take(new LeaseCell(), terms);
  }

  /** The object that says who publishes. */
  private final class LeaseCell implements BucketLease.Cell {
    @Override
    public Optional<BucketLease.Held> read() throws IOException {
      Answer answer = http.send(Call.of(Lease.FILE, "GET", object(Lease.FILE, "")));
      if (answer.missing()) {
        return Optional.empty();
      }
      if (!answer.ok()) {
        throw answer.failure("'" + Lease.FILE + "'");
      }
      String generation = json(answer).path("generation").asText();
      Answer media = http.send(Call.of(Lease.FILE, "GET", object(Lease.FILE, "?alt=media")));
      return media.ok()
          ? Optional.of(new BucketLease.Held(media.text(), generation))
          : Optional.empty();
    }

    @Override
    public Optional<String> write(byte[] text, Optional<String> before) throws IOException {
      Answer answer =
          upload.small(
              Lease.FILE,
              "application/json",
              FileKind.TOP.cacheControl(),
              Optional.empty(),
              text,
              before.orElse("0"));
      if (answer.preconditionFailed()) {
        String mine = new String(text, StandardCharsets.UTF_8);
        return read().filter(held -> held.text().equals(mine)).map(BucketLease.Held::version);
      }
      if (!answer.ok()) {
        throw answer.failure("'" + Lease.FILE + "'");
      }
      return Optional.of(json(answer).path("generation").asText());
    }

    @Override
    public void delete(String version) throws IOException {
      GoogleStore.this.delete(Lease.FILE, version);
    }
  }

  @Override
  public void close() {}
}
