package io.k8s.pkgbuilder.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A service account's key in a file: signs an assertion (RFC 7523) that its token endpoint changes
 * for a token.
 */
record ServiceAccount(CloudEnvironment environment, JsonNode file, String scope)
    implements AccessToken.Source {
  private static final long LIFE_SECONDS = 3600;

  @Override
  public AccessToken ask() throws IOException {
    Instant now = environment.clock().instant();
    String endpoint = TokenRequests.text(file, "token_uri");
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    form.put("assertion", assertion(endpoint, now));
    JsonNode answer = new TokenRequests(environment.client()).postForm(URI.create(endpoint), form);
    return AccessToken.of(answer, now);
  }

  private String assertion(String endpoint, Instant now) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "RS256");
    header.put("typ", "JWT");
    header.put("kid", file.path("private_key_id").asText());
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", TokenRequests.text(file, "client_email"));
    claims.put("scope", scope);
    claims.put("aud", endpoint);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + LIFE_SECONDS);
    String signed = json(header) + "." + json(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause might quote the key.
      throw new IOException("its private_key is no RSA key in PKCS #8");
    }
  }

  private PrivateKey key() throws GeneralSecurityException, IOException {
    String base64 = TokenRequests.text(file, "private_key").replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  private static String json(Map<String, Object> values) {
    try {
      return base64(new ObjectMapper().writeValueAsBytes(values));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "a service account";
  }
}
