package io.k8s.pkgbuilder.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.bcpg.EdDSAPublicBCPGKey;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.openpgp.PGPPublicKey;

/**
 * A key that a running gpg-agent holds, perhaps on a smart card: gpg's binary is not needed.
 *
 * @param keygrip what the agent calls the key
 */
record AgentKey(Path socket, String keygrip) implements RawSigner {
  /** SHA-256, in gpg's numbers and OpenPGP's. */
  private static final int HASH = 8;

  /**
   * Asks the agent which of its keys this is.
   *
   * @throws IOException also when it holds no such key
   */
  static AgentKey find(Path socket, PGPPublicKey key) throws IOException {
    byte[] wanted = publicNumber(key);
    try (Assuan agent = Assuan.connect(socket)) {
      for (String line : agent.statuses("KEYINFO --list")) {
        String grip = line.split(" ", -1)[1];
        if (contains(agent.data("READKEY " + grip), wanted)) {
          return new AgentKey(socket, grip);
        }
      }
    }
    throw new IOException("gpg-agent has no secret key " + Fingerprint.of(key.getFingerprint()));
  }

  private static byte[] publicNumber(PGPPublicKey key) throws IOException {
    if (key.getPublicKeyPacket().getKey() instanceof RSAPublicBCPGKey rsa) {
      return rsa.getModulus().toByteArray();
    }
    if (key.getPublicKeyPacket().getKey() instanceof EdDSAPublicBCPGKey edwards) {
      return edwards.getEncodedPoint().toByteArray();
    }
    throw new IOException("the key's algorithm is not one that signs here");
  }

  @Override
  public byte[] sign(byte[] digest) throws IOException {
    try (Assuan agent = Assuan.connect(socket)) {
      agent.data("SIGKEY " + keygrip);
      agent.data("SETHASH " + HASH + " " + HexFormat.of().withUpperCase().formatHex(digest));
      List<byte[]> atoms = atoms(agent.data("PKSIGN"));
      byte[] s = after(atoms, "s");
      if (atoms.stream().noneMatch(atom -> isText(atom, "eddsa"))) {
        return s;
      }
      byte[] both = new byte[64];
      place(after(atoms, "r"), both, 32);
      place(s, both, 64);
      return both;
    }
  }

  /** Right-aligned before {@code end}: leading zeros may be missing. */
  private static void place(byte[] number, byte[] target, int end) {
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, target, end - length, length);
  }

  /** The atoms of a canonical S-expression, flat: {@code (7:sig-val(3:rsa(1:s256:...)))}. */
  private static List<byte[]> atoms(byte[] expression) throws IOException {
    List<byte[]> atoms = new ArrayList<>();
    int at = 0;
    while (at < expression.length) {
      int length = 0;
      int start = at;
      while (at < expression.length && Character.isDigit(expression[at])) {
        length = length * 10 + expression[at++] - '0';
      }
      if (at > start) {
        if (length < 0 || at + 1 + length > expression.length) {
          throw new IOException("gpg-agent's signature is cut off");
        }
        atoms.add(Arrays.copyOfRange(expression, at + 1, at + 1 + length));
        at += length;
      }
      at++;
    }
    return atoms;
  }

  private static byte[] after(List<byte[]> atoms, String name) throws IOException {
    for (int i = 0; i + 1 < atoms.size(); i++) {
      if (isText(atoms.get(i), name)) {
        return atoms.get(i + 1);
      }
    }
    throw new IOException("gpg-agent's signature has no '" + name + "'");
  }

  private static boolean isText(byte[] atom, String text) {
    return Arrays.equals(atom, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean contains(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
