package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.payload.PackedStream;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.util.List;

/**
 * debsigs' signature: over the bytes of the first three members, in a member whose name starts with
 * an underscore, which dpkg skips.
 */
final class OriginSignature {
  private OriginSignature() {}

  /** The member's bytes. */
  static byte[] of(Signer signer, byte[] version, List<PackedStream> archives) throws IOException {
    return signer.packet(
        out -> {
          out.write(version);
          for (PackedStream archive : archives) {
            archive.writeTo(out);
          }
        });
  }
}
