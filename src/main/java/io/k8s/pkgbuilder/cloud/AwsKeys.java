package io.k8s.pkgbuilder.cloud;

import java.util.Optional;

/**
 * A pair of keys.
 *
 * @param session present for temporary keys
 */
record AwsKeys(String accessKey, String secretKey, Optional<String> session) {
  /** Without what is secret. */
  @Override
  public String toString() {
    return "AWS keys";
  }
}
