package io.k8s.pkgbuilder.publish.bucket;

import io.k8s.pkgbuilder.cloud.S3;
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
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** S3, or a store that speaks like it. Objects carry their SHA-256 as x-amz-meta-sha256. */
public final class S3Store implements Store {
  static final String SHA256 = "x-amz-meta-sha256";

  private final BucketAddress address;
  private final S3Addresses addresses;
  private final BucketHttp http;
  private final LeaseTerms terms;
  private final S3Multipart multipart;

  /** Asks nobody yet. */
  public S3Store(
      BucketAddress address,
      S3 s3,
      HttpClient client,
      Backoff backoff,
      LeaseTerms terms,
      PublishListener listener) {
    this.address = address;
    this.addresses = new S3Addresses(s3, address);
    this.http = new BucketHttp(client, s3, backoff, listener);
    this.terms = terms;
    this.multipart = new S3Multipart(addresses, http, listener);
  }

  @Override
  public String name() {
    return address.toString();
  }

  @Override
  public List<Stored> list() throws IOException {
    List<Stored> files = new ArrayList<>();
    String token = "";
    do {
      S3Xml page = page(token);
      page.items().forEach(item -> stored(item).ifPresent(files::add));
      token = page.value("IsTruncated").equals("true") ? page.value("NextContinuationToken") : "";
    } while (!token.isEmpty());
    return files;
  }

  private S3Xml page(String token) throws IOException {
    String query =
        (token.isEmpty() ? "" : "continuation-token=" + BucketAddress.encoded(token) + "&")
            + "encoding-type=url&list-type=2&prefix="
            + BucketAddress.encoded(address.prefix());
    Answer answer = http.send(Call.of("the list", "GET", addresses.bucket(query)));
    if (!answer.ok()) {
      throw answer.failure("the list of what is there");
    }
    return S3Xml.parse(answer.text(), "Contents");
  }

  private Optional<Stored> stored(Map<String, String> item) {
    String key = URLDecoder.decode(item.getOrDefault("Key", ""), StandardCharsets.UTF_8);
    if (!key.startsWith(address.prefix()) || key.endsWith("/")) {
      return Optional.empty();
    }
    String tag = item.getOrDefault("ETag", "");
    return Optional.of(
        new Stored(
            key.substring(address.prefix().length()),
            Long.parseLong(item.getOrDefault("Size", "0")),
            Optional.of(tag.replace("\"", "")).filter(text -> text.matches("[0-9a-f]{32}")),
            Optional.empty(),
            tag));
  }

  /** The tag is the MD5 only of objects put whole and not encrypted by a key of KMS. */
  @Override
  public boolean same(LocalFile file, Stored stored) throws IOException {
    return stored.md5().filter(file.md5()::equals).isPresent() || holds(file);
  }

  private boolean holds(LocalFile file) throws IOException {
    Answer answer = http.send(Call.of(file.path(), "HEAD", addresses.object(file.path())));
    if (answer.missing()) {
      return false;
    }
    if (!answer.ok()) {
      throw answer.failure("'" + file.path() + "'");
    }
    return answer.header(SHA256).equals(file.sha256());
  }

  @Override
  public void put(LocalFile file, Optional<Stored> before) throws IOException {
    Map<String, String> condition = condition(before.map(Stored::version));
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", file.contentType());
    headers.put("Cache-Control", file.kind().cacheControl());
    headers.put(SHA256, file.sha256());
    Answer answer;
    if (file.size() > S3Multipart.PART) {
      answer = multipart.put(file, headers, condition);
    } else {
      headers.putAll(condition);
      Body body = Body.of(file.file(), 0, file.size(), file.sha256());
      answer =
          http.send(new Call(file.path(), "PUT", addresses.object(file.path()), headers, body));
    }
    check(file, answer);
  }

  private void check(LocalFile file, Answer answer) throws IOException {
    if (answer.ok()) {
      return;
    }
    // A first attempt may have done it, and only its answer was lost.
    if (!answer.preconditionFailed()) {
      throw answer.failure("'" + file.path() + "'");
    }
    if (!holds(file)) {
      throw new Overtaken(file.path());
    }
  }

  private static Map<String, String> condition(Optional<String> before) {
    return before.map(version -> Map.of("If-Match", version)).orElse(Map.of("If-None-Match", "*"));
  }

  @Override
  public Optional<InputStream> open(String path) throws IOException {
    return http.open(Call.of(path, "GET", addresses.object(path)));
  }

  @Override
  public void delete(Stored stored) throws IOException {
    delete(stored.path(), stored.version());
  }

  /** Not every store knows a condition for it; the lease keeps others out meanwhile. */
  private void delete(String path, String version) throws IOException {
    Answer now = http.send(Call.of(path, "HEAD", addresses.object(path)));
    if (!now.header("ETag").equals(version)) {
      return;
    }
    Answer answer = http.send(Call.of(path, "DELETE", addresses.object(path)));
    if (!answer.ok() && !answer.missing()) {
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
      Answer answer = http.send(Call.of(Lease.FILE, "GET", addresses.object(Lease.FILE)));
      if (answer.missing()) {
        return Optional.empty();
      }
      if (!answer.ok()) {
        throw answer.failure("'" + Lease.FILE + "'");
      }
      return Optional.of(new BucketLease.Held(answer.text(), answer.header("ETag")));
    }

    @Override
    public Optional<String> write(byte[] text, Optional<String> before) throws IOException {
      Map<String, String> headers = new TreeMap<>(condition(before));
      headers.put("Cache-Control", FileKind.TOP.cacheControl());
      Answer answer =
          http.send(
              new Call(Lease.FILE, "PUT", addresses.object(Lease.FILE), headers, Body.of(text)));
      if (answer.preconditionFailed()) {
        Optional<BucketLease.Held> now = read();
        String mine = new String(text, StandardCharsets.UTF_8);
        return now.filter(held -> held.text().equals(mine)).map(BucketLease.Held::version);
      }
      if (!answer.ok()) {
        throw answer.failure("'" + Lease.FILE + "'");
      }
      return Optional.of(answer.header("ETag"));
    }

    @Override
    public void delete(String version) throws IOException {
      S3Store.this.delete(Lease.FILE, version);
    }
  }

  @Override
  public void close() {}
}
