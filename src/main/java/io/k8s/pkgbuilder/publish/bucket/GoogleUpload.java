package io.k8s.pkgbuilder.publish.bucket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.cloud.GoogleStorage;
import io.k8s.pkgbuilder.publish.LocalFile;
import io.k8s.pkgbuilder.publish.PublishListener;
import io.k8s.pkgbuilder.publish.bucket.BucketHttp.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Sends objects: small ones with their metadata in one request, large ones by resumable sessions in
 * chunks, which a later run goes on with.
 */
record GoogleUpload(
    BucketAddress address,
    GoogleStorage storage,
    BucketHttp http,
    UploadSessions sessions,
    PublishListener listener) {
  /** Files up to this size are sent whole; a multiple of 256 KiB, as chunks must be. */
  static final int CHUNK = 16 << 20;

  private static final String BOUNDARY = "pkgbuilder-0c6a3f5e";

  /**
   * Sends a file.
   *
   * @param generation that must be there now; 0 for none
   */
  Answer put(LocalFile file, String generation) throws IOException {
    return file.size() > CHUNK
        ? large(file, generation)
        : small(
            file.path(),
            file.contentType(),
            file.kind().cacheControl(),
            Optional.of(file),
            Files.readAllBytes(file.file()),
            generation);
  }

  private URI uri(String path, String type, String generation) {
    return URI.create(
        storage.endpoint()
            + "/upload/storage/v1/b/"
            + address.bucket()
            + "/o?uploadType="
            + type
            + "&name="
            + BucketAddress.encoded(address.key(path))
            + "&ifGenerationMatch="
            + generation);
  }

  private byte[] metadata(
      String path, String contentType, String cacheControl, Optional<LocalFile> file) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", address.key(path));
    node.put("contentType", contentType);
    node.put("cacheControl", cacheControl);
    file.ifPresent(
        one -> {
          // The store refuses other bytes than these.
          byte[] md5 = HexFormat.of().parseHex(one.md5());
          node.put("md5Hash", Base64.getEncoder().encodeToString(md5));
          node.putObject("metadata").put("sha256", one.sha256());
        });
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** In one request of two parts, RFC 2387. */
  Answer small(
      String path,
      String contentType,
      String cacheControl,
      Optional<LocalFile> file,
      byte[] bytes,
      String generation)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, "--" + BOUNDARY + "\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n");
    body.write(metadata(path, contentType, cacheControl, file));
    text(body, "\r\n--" + BOUNDARY + "\r\nContent-Type: " + contentType + "\r\n\r\n");
    body.write(bytes);
    text(body, "\r\n--" + BOUNDARY + "--\r\n");
    return http.send(
        new Call(
            path,
            "POST",
            uri(path, "multipart", generation),
            Map.of("Content-Type", "multipart/related; boundary=" + BOUNDARY),
            Body.of(body.toByteArray())));
  }

  private static void text(ByteArrayOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private Answer large(LocalFile file, String generation) throws IOException {
    String key = String.join(" ", address.toString(), file.path(), file.sha256(), generation);
    Optional<String> begun = sessions.of(key);
    if (begun.isPresent()) {
      Answer state = ask(file, begun.get());
      if (state.status() == 308 || state.ok()) {
        listener.note(
            "going on with '"
                + file.path()
                + "', of which "
                + arrived(state)
                + " bytes were there");
        return finish(file, key, begun.get(), state);
      }
      sessions.forget(key);
    }
    Answer begin = begin(file, generation);
    String session = begin.header("Location");
    if (!begin.ok() || session.isEmpty()) {
      return begin;
    }
    sessions.remember(key, session);
    return finish(file, key, session, begin);
  }

  private Answer begin(LocalFile file, String generation) throws IOException {
    byte[] metadata =
        metadata(file.path(), file.contentType(), file.kind().cacheControl(), Optional.of(file));
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json; charset=UTF-8",
            "X-Upload-Content-Type",
            file.contentType(),
            "X-Upload-Content-Length",
            Long.toString(file.size()));
    return http.send(
        new Call(
            file.path(),
            "POST",
            uri(file.path(), "resumable", generation),
            headers,
            Body.of(metadata)));
  }

  /** How far a session has come. */
  private Answer ask(LocalFile file, String session) throws IOException {
    return send(file, session, "bytes */" + file.size(), Body.NONE);
  }

  private Answer send(LocalFile file, String session, String range, Body body) throws IOException {
    return http.send(
        new Call(file.path(), "PUT", URI.create(session), Map.of("Content-Range", range), body));
  }

  private static long arrived(Answer state) {
    String range = state.header("Range");
    return range.matches("bytes=0-\\d{1,18}")
        ? Long.parseLong(range.substring("bytes=0-".length())) + 1
        : 0;
  }

  private Answer finish(LocalFile file, String key, String session, Answer state)
      throws IOException {
    Answer last = state;
    long at = state.status() == 308 ? arrived(state) : 0;
    boolean done = state.ok() && state.header("Location").isEmpty();
    while (!done) {
      long size = Math.min(CHUNK, file.size() - at);
      String range = "bytes " + at + "-" + (at + size - 1) + "/" + file.size();
      Body body = Body.of(file.file(), at, size, "");
      last = send(file, session, range, body);
      if (last.status() != 308) {
        done = true;
      } else {
        long now = arrived(last);
        if (now <= at || now > file.size()) {
          throw new IOException(
              "the store has " + now + " of " + file.size() + " bytes of '" + file.path() + "'");
        }
        at = now;
      }
    }
    if (last.ok() || last.status() / 100 == 4) {
      sessions.forget(key);
    }
    if (last.ok() && GoogleStore.json(last).path("size").asLong() != file.size()) {
      throw new IOException("the store has not all of '" + file.path() + "'");
    }
    return last;
  }
}
