package io.k8s.pkgbuilder.attest;

import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All documents of a set of packages, to lie beside them: sums, a list of contents for each and for
 * all, the provenance, and with a key a detached signature of each that is not named by another.
 *
 * @param name of the set, e.g. kubernetes-packages
 * @param signer who vouches for it
 */
public record Attestation(String name, Tool tool, Optional<Signer> signer) {
  /** How the packages came to be. */
  public static final String PROVENANCE = "provenance.json";

  private static final String SUFFIX = ".cdx.json";
  private static final String SHA256 = "SHA256SUMS";
  private static final String SHA512 = "SHA512SUMS";

  /**
   * The documents by file name; the same for the same packages.
   *
   * @param products in their order; no two of one file name
   */
  public Map<String, byte[]> of(Parameters parameters, List<Product> products) throws IOException {
    Sbom sbom = new Sbom(tool);
    Map<String, byte[]> documents = new TreeMap<>();
    products.forEach(one -> documents.put(one.file() + SUFFIX, sbom.of(one)));
    documents.put(name + SUFFIX, sbom.of(name, parameters.version().orElse(""), products));
    documents.put(PROVENANCE, Provenance.of(parameters, products, tool));
    Map<String, String> sha256 = new TreeMap<>();
    Map<String, String> sha512 = new TreeMap<>();
    products.forEach(one -> sha256.put(one.file(), one.sha256()));
    products.forEach(one -> sha512.put(one.file(), one.sha512()));
    documents.forEach((file, bytes) -> sha256.put(file, hex(Hashing.sha256(), bytes)));
    documents.forEach((file, bytes) -> sha512.put(file, hex(sha512(), bytes)));
    documents.put(SHA256, sums(sha256));
    documents.put(SHA512, sums(sha512));
    sign(documents);
    return documents;
  }

  /** The sums name all others; the provenance is also given to those who have nothing else. */
  private void sign(Map<String, byte[]> documents) throws IOException {
    if (signer.isEmpty()) {
      return;
    }
    for (String file : List.of(PROVENANCE, SHA256, SHA512)) {
      byte[] bytes = Optional.ofNullable(documents.get(file)).orElseThrow();
      String signature = signer.get().detached(bytes);
      documents.put(file + ".asc", signature.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** As sha256sum writes and reads it. */
  private static byte[] sums(Map<String, String> digests) {
    StringBuilder text = new StringBuilder();
    digests.forEach((file, digest) -> text.append(digest + "  " + file + "\n"));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(MessageDigest digest, byte[] bytes) {
    return HexFormat.of().formatHex(digest.digest(bytes));
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }
}
