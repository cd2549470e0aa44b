package io.k8s.pkgbuilder.publish.bucket;

import io.k8s.pkgbuilder.publish.LocalFile;
import io.k8s.pkgbuilder.publish.PublishListener;
import io.k8s.pkgbuilder.publish.bucket.BucketHttp.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Large files in parts. The store itself remembers which parts have arrived: a later run asks it,
 * compares their digests with the file's, and sends the others.
 */
record S3Multipart(S3Addresses addresses, BucketHttp http, PublishListener listener) {
  /** Files up to this size are sent whole. */
  static final long PART = 16L << 20;

  /**
   * Sends a file.
   *
   * @param headers of the object
   * @param condition of its appearance
   */
  Answer put(LocalFile file, Map<String, String> headers, Map<String, String> condition)
      throws IOException {
    Optional<String> begun = begun(file);
    if (begun.isEmpty()) {
      return finish(file, begin(file, headers), Map.of(), condition);
    }
    Map<Integer, String> arrived = arrived(file, begun.get());
    listener.note(
        "going on with '" + file.path() + "', of which " + arrived.size() + " parts were there");
    Answer answer = finish(file, begun.get(), arrived, condition);
    if (!answer.ok() || isWhole(file)) {
      return answer;
    }
    // It was begun for other bytes, and says so in its headers: the whole again, over it.
    return finish(file, begin(file, headers), Map.of(), Map.of());
  }

  private boolean isWhole(LocalFile file) throws IOException {
    Answer answer = http.send(Call.of(file.path(), "HEAD", addresses.object(file.path())));
    return answer.header(S3Store.SHA256).equals(file.sha256());
  }

  /** The upload of this path that was begun last and not ended; older ones are given up. */
  private Optional<String> begun(LocalFile file) throws IOException {
    String key = addresses.address().key(file.path());
    String query = "prefix=" + BucketAddress.encoded(key) + "&uploads=";
    Answer answer = http.send(Call.of(file.path(), "GET", addresses.bucket(query)));
    if (!answer.ok()) {
      // A store that cannot list them has the file sent from its beginning.
      return Optional.empty();
    }
    List<Map<String, String>> uploads =
        S3Xml.parse(answer.text(), "Upload").items().stream()
            .filter(upload -> key.equals(upload.get("Key")))
            .sorted((a, b) -> initiated(b).compareTo(initiated(a)))
            .toList();
    for (Map<String, String> old : uploads.stream().skip(1).toList()) {
      http.send(Call.of(file.path(), "DELETE", part(file, id(old), "")));
    }
    return uploads.stream().findFirst().map(S3Multipart::id);
  }

  private static String initiated(Map<String, String> upload) {
    return upload.getOrDefault("Initiated", "");
  }

  private static String id(Map<String, String> upload) {
    return upload.getOrDefault("UploadId", "");
  }

  private String begin(LocalFile file, Map<String, String> headers) throws IOException {
    Answer answer =
        http.send(
            new Call(
                file.path(),
                "POST",
                addresses.object(file.path(), "uploads="),
                headers,
                Body.NONE));
    String id = answer.ok() ? S3Xml.parse(answer.text(), "-").value("UploadId") : "";
    if (id.isEmpty()) {
      throw answer.failure("'" + file.path() + "'");
    }
    return id;
  }

  private URI part(LocalFile file, String id, String more) {
    return addresses.object(file.path(), more + "uploadId=" + BucketAddress.encoded(id));
  }

  /** Tags by number, of one page: a thousand parts are 16 GB. */
  private Map<Integer, String> arrived(LocalFile file, String id) throws IOException {
    Answer answer = http.send(Call.of(file.path(), "GET", part(file, id, "")));
    Map<Integer, String> tags = new HashMap<>();
    if (answer.ok()) {
      S3Xml.parse(answer.text(), "Part")
          .items()
          .forEach(
              part ->
                  tags.put(
                      Integer.parseInt(part.getOrDefault("PartNumber", "0")),
                      part.getOrDefault("ETag", "").replace("\"", "")));
    }
    return tags;
  }

  private Answer finish(
      LocalFile file, String id, Map<Integer, String> arrived, Map<String, String> condition)
      throws IOException {
    List<String> tags = new ArrayList<>();
    for (long at = 0; at < file.size(); at += PART) {
      int number = tags.size() + 1;
      Body.Digested part = Body.read(file.file(), at, Math.min(PART, file.size() - at));
      if (!part.md5().equals(arrived.get(number))) {
        send(file, id, number, part.body());
      }
      tags.add(part.md5());
    }
    StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
    for (int number = 1; number <= tags.size(); number++) {
      xml.append("<Part><PartNumber>" + number + "</PartNumber><ETag>\"");
      xml.append(tags.get(number - 1) + "\"</ETag></Part>");
    }
    xml.append("</CompleteMultipartUpload>");
    Body body = Body.of(xml.toString().getBytes(StandardCharsets.UTF_8));
    Answer answer = http.send(new Call(file.path(), "POST", part(file, id, ""), condition, body));
    if (answer.ok() && answer.text().contains("<Error>")) {
      // It may fail after it has said 200, while it puts the parts together.
      throw answer.failure("'" + file.path() + "'");
    }
    return answer;
  }

  private void send(LocalFile file, String id, int number, Body body) throws IOException {
    Call call =
        new Call(file.path(), "PUT", part(file, id, "partNumber=" + number + "&"), Map.of(), body);
    Answer answer = http.send(call);
    if (!answer.ok()) {
      throw answer.failure("part " + number + " of '" + file.path() + "'");
    }
  }
}
