package io.k8s.pkgbuilder.sign;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What identifies a key.
 *
 * @param value upper-case hex: 40 digits for the keys of today, whose last 16 are the key ID
 */
public record Fingerprint(String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9A-F]{32,64}");

  public Fingerprint {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is no fingerprint");
    }
  }

  static Fingerprint of(byte[] bytes) {
    return new Fingerprint(HexFormat.of().withUpperCase().formatHex(bytes));
  }

  /** Whether a user's words mean this key: the fingerprint or its end, as gpg takes them. */
  boolean isMeantBy(String words) {
    String digits =
        words
            .toUpperCase(Locale.ROOT)
            .replace(" ", "")
            .replaceFirst("^0X", "")
            .replaceFirst("!$", "");
    return digits.length() >= 8 && value.endsWith(digits);
  }

  @Override
  public String toString() {
    return value;
  }
}
