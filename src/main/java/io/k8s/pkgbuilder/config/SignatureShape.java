package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.List;

/** The keys of {@code signature}: rpm has the first two. */
final class SignatureShape {
  private static final Key<Located<String>> KEY_FILE =
      Key.of("key_file", Scalars.expanded(), "The file of the secret key.");
  private static final Key<Located<String>> KEY_ID =
      Key.of("key_id", Scalars.expanded(), "Which key or subkey of the file.");
  private static final Key<Located<String>> METHOD =
      Key.of(
          "method",
          Scalars.word(List.of("debsign", "dpkg-sig")),
          "How the signature is put into a deb.");
  private static final Key<Located<String>> TYPE =
      Key.of(
          "type", Scalars.word(List.of("origin", "maint", "archive")), "debsign: whose signature.");
  private static final Key<Located<String>> SIGNER =
      Key.of("signer", Scalars.text(), "dpkg-sig: who signs.");

  static final Key<SignatureSpec> RPM = key(KeyTable.of(KEY_FILE, KEY_ID));
  static final Key<SignatureSpec> DEB = key(KeyTable.of(KEY_FILE, KEY_ID, METHOD, TYPE, SIGNER));

  private SignatureShape() {}

  private static Key<SignatureSpec> key(KeyTable table) {
    Shape<SignatureSpec> shape = table.map(SignatureShape::convert);
    return Key.of(
        "signature",
        shape,
        "The key that signs the package; passphrases come from the environment.");
  }

  private static SignatureSpec convert(Fields fields) {
    return new SignatureSpec(
        fields.get(KEY_FILE),
        fields.get(KEY_ID),
        fields.get(METHOD),
        fields.get(TYPE),
        fields.get(SIGNER));
  }
}
