package io.k8s.pkgbuilder.cosign;

/** Why a signature proves nothing; the message goes on after "its signature is refused: ". */
public final class SignatureProblem extends Exception {
  private static final long serialVersionUID = 1L;

  SignatureProblem(String message) {
    super(message);
  }
}
