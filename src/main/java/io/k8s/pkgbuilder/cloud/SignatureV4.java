package io.k8s.pkgbuilder.cloud;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 for S3, in headers ("Authenticating Requests: Using the Authorization
 * Header" of the S3 API reference). S3 encodes a path once, other services twice.
 */
record SignatureV4(AwsKeys keys, String region) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String UNRESERVED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

  Map<String, String> headers(Credentials.Request request, Instant now) {
    String time = TIME.format(now);
    SortedMap<String, String> signed = new TreeMap<>();
    request
        .headers()
        .forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
    signed.put("host", host(request.uri()));
    signed.put("x-amz-content-sha256", request.payload());
    signed.put("x-amz-date", time);
    keys.session().ifPresent(token -> signed.put("x-amz-security-token", token));
    String names = String.join(";", signed.keySet());
    String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
    String canonical = canonical(request, signed, names);
    String toSign = String.join("\n", ALGORITHM, time, scope, hex(sha256(canonical)));
    Map<String, String> headers = new TreeMap<>(signed);
    headers.remove("host");
    request.headers().keySet().forEach(name -> headers.remove(name.toLowerCase(Locale.ROOT)));
    headers.put(
        "Authorization",
        ALGORITHM
            + " Credential="
            + keys.accessKey()
            + "/"
            + scope
            + ", SignedHeaders="
            + names
            + ", Signature="
            + hex(hmac(key(time.substring(0, 8)), toSign)));
    return headers;
  }

  private static String canonical(
      Credentials.Request request, SortedMap<String, String> signed, String names) {
    String lines =
        signed.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue() + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        path(request.uri()),
        query(request.uri()),
        lines,
        names,
        request.payload());
  }

  /** As the client sends it: without the port that the scheme means anyway. */
  private static String host(URI uri) {
    boolean usual =
        uri.getPort() < 0 || uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80);
    return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private static String path(URI uri) {
    String path = uri.getRawPath();
    return path.isEmpty() ? "/" : strictly(path);
  }

  /** An encoded path as S3 itself would encode it. */
  static String strictly(String path) {
    return encode(decode(path), UNRESERVED + "/");
  }

  private static String query(URI uri) {
    String query = uri.getRawQuery();
    if (query == null || query.isEmpty()) {
      return "";
    }
    return Arrays.stream(query.split("&", -1))
        .map(
            pair -> {
              String[] words = pair.split("=", 2);
              String value = words.length > 1 ? words[1] : "";
              return encode(decode(words[0]), UNRESERVED) + "=" + encode(decode(value), UNRESERVED);
            })
        .sorted()
        .collect(Collectors.joining("&"));
  }

  /** A '+' is one here, no blank. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text, String kept) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (character < 128 && kept.indexOf(character) >= 0) {
        encoded.append(character);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
      }
    }
    return encoded.toString();
  }

  private byte[] key(String date) {
    byte[] secret = ("AWS4" + keys.secretKey()).getBytes(StandardCharsets.UTF_8);
    return hmac(hmac(hmac(hmac(secret, date), region), "s3"), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
