package io.k8s.pkgbuilder.sign;

import java.io.IOException;

/** A signature that proves nothing; the message says why, lower case. */
public final class SignatureRefused extends IOException {
  private static final long serialVersionUID = 1;

  SignatureRefused(String message) {
    super(message);
  }
}
