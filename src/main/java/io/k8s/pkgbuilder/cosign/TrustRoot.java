package io.k8s.pkgbuilder.cosign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Whom to believe: trusted_root.json of Sigstore's root (dev.sigstore.trustroot.v1.TrustedRoot).
 *
 * @param authorities that issue certificates for signing
 * @param logs of certificates; where there are none, no certificate need be in one
 */
public record TrustRoot(List<Authority> authorities, List<Log> logs) {
  private static final String SIGSTORE = "/sigstore/trusted_root.json";

  public TrustRoot {
    authorities = List.copyOf(authorities);
    logs = List.copyOf(logs);
  }

  /**
   * @param chain the issuer of signing certificates first, its root last
   */
  record Authority(List<X509Certificate> chain, Period period) {
    Authority {
      chain = List.copyOf(chain);
    }
  }

  /**
   * @param id the base64 of the log's, RFC 6962, 3.2
   */
  record Log(String id, PublicKey key, Period period) {}

  /** Both ends included. */
  record Period(Instant start, Instant end) {
    boolean holds(Instant time) {
      return !time.isBefore(start) && !time.isAfter(end);
    }
  }

  /** Of the public Sigstore, as it was when this program was made. */
  public static TrustRoot ofSigstore() {
    try (InputStream in = TrustRoot.class.getResourceAsStream(SIGSTORE)) {
      if (in == null) {
        throw new IllegalStateException(SIGSTORE + " is not in the jar");
      }
      return parse(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Of a file.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE when it is none
   */
  public static TrustRoot read(Path file) {
    try {
      TrustRoot root = parse(new ObjectMapper().readTree(Files.readAllBytes(file)));
      if (!root.authorities.isEmpty()) {
        return root;
      }
    } catch (JsonProcessingException
        | GeneralSecurityException
        | IllegalArgumentException
        | DateTimeException e) {
      throw unusable(file, "is no trust root: " + e.getMessage());
    } catch (IOException e) {
      throw unusable(file, "cannot be read");
    }
    throw unusable(file, "is no trust root: it names no certificateAuthorities");
  }

  private static io.k8s.pkgbuilder.diagnostic.DiagnosticException unusable(Path file, String why) {
    return Diagnostic.of(Category.USAGE, "'" + file + "' " + why)
        .hint("it is a trusted_root.json, as 'cosign trusted-root create' makes it")
        .asException();
  }

  private static TrustRoot parse(JsonNode root) throws GeneralSecurityException {
    List<Authority> authorities = new ArrayList<>();
    for (JsonNode authority : root.path("certificateAuthorities")) {
      List<X509Certificate> chain = new ArrayList<>();
      for (JsonNode one : authority.path("certChain").path("certificates")) {
        chain.add(SigningCertificate.x509(bytes(one)));
      }
      authorities.add(new Authority(chain, period(authority.path("validFor"))));
    }
    List<Log> logs = new ArrayList<>();
    for (JsonNode log : root.path("ctlogs")) {
      JsonNode key = log.path("publicKey");
      PublicKey parsed =
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes(key)));
      String id = log.path("logId").path("keyId").asText();
      logs.add(new Log(id, parsed, period(key.path("validFor"))));
    }
    return new TrustRoot(authorities, logs);
  }

  private static byte[] bytes(JsonNode node) {
    return Base64.getDecoder().decode(node.path("rawBytes").asText());
  }

  private static Period period(JsonNode node) {
    return new Period(
        node.hasNonNull("start") ? Instant.parse(node.get("start").asText()) : Instant.MIN,
        node.hasNonNull("end") ? Instant.parse(node.get("end").asText()) : Instant.MAX);
  }
}
