package io.k8s.pkgbuilder.sign;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.openpgp.PGPUtil;

/** The ASCII form of OpenPGP data: RFC 4880, 6. */
final class Armor {
  private static final Pattern BLOCK = Pattern.compile("(?=-----BEGIN PGP )");

  private Armor() {}

  /** Without a Version header, which would tell old bytes from new ones for nothing. */
  static String wrap(byte[] packets) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArmoredOutputStream armor =
        ArmoredOutputStream.builder().clearHeaders().enableCRC(true).build(out)) {
      armor.write(packets);
    }
    return out.toString(StandardCharsets.US_ASCII);
  }

  /** Its characters are bytes. */
  static byte[] bytes(String armored) {
    return armored.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The packets of every block, armored or not. */
  static List<byte[]> unwrap(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!text.contains("-----BEGIN PGP ")) {
      return List.of(bytes);
    }
    List<byte[]> blocks = new ArrayList<>();
    for (String block : BLOCK.split(text, -1)) {
      if (block.startsWith("-----BEGIN PGP ")) {
        try (InputStream in =
            PGPUtil.getDecoderStream(
                new ByteArrayInputStream(block.getBytes(StandardCharsets.ISO_8859_1)))) {
          blocks.add(in.readAllBytes());
        }
      }
    }
    return blocks;
  }
}
