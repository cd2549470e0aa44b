package io.k8s.pkgbuilder.compare;

import java.util.regex.Pattern;

/**
 * A rule of a policy. Each glob must fit; an asterisk stands for any text, a question mark for one
 * character.
 *
 * @param kind of {@link Kind#word}
 * @param name of {@link PackageKey#name}
 * @param platform of {@link PackageKey#platform}
 * @param format of {@link PackageKey#format}
 * @param path of {@link Difference#path}
 * @param reason why, in the words of who decided it
 */
public record Rule(
    Glob kind,
    Glob name,
    Glob platform,
    Glob format,
    Glob path,
    Significance significance,
    String reason) {
  /** A pattern of the whole text. */
  public record Glob(String text) {
    public static final Glob ANY = new Glob("*");

    /** Whether the whole value is as the pattern says. */
    public boolean fits(String value) {
      String pattern = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
      return Pattern.compile(pattern, Pattern.DOTALL).matcher(value).matches();
    }
  }

  boolean fits(Finding finding, PackageKey key) {
    return kind.fits(finding.kind().word())
        && name.fits(key.name())
        && platform.fits(key.platform())
        && format.fits(key.format())
        && path.fits(finding.path());
  }
}
