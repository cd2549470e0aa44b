package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.Scriptlet;
import io.k8s.pkgbuilder.model.Scriptlet.Phase;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of the configuration.
 *
 * @param interpreter with its arguments, from the first line; /bin/sh without one
 * @param lines the text without that first line
 * @param marked whether the first line was there
 */
record UserScript(String interpreter, String lines, boolean marked, Location location) {
  /** Where in a user's script the generated part goes, as debhelper's #DEBHELPER#. */
  static final String TOKEN = "#PKGBUILDER#";

  private static final Pattern TOKEN_LINE =
      Pattern.compile("^[ \\t]*" + TOKEN + "[ \\t]*(?:\\n|\\z)", Pattern.MULTILINE);

  private static final String SHELL = "/bin/sh";
  private static final Pattern FIRST_LINE = Pattern.compile("^#!\\s*(\\S[^\\n]*?)\\s*(?:\\n|$)");
  private static final Pattern SHELLS =
      Pattern.compile("(?:(?:/usr)?/bin/)(?:env\\s+)?(?:sh|bash|dash|ksh|zsh)(?:\\s.*)?");

  static UserScript of(Phase phase, String text, Location location) {
    if (phase == Phase.DEB_TEMPLATES) {
      return new UserScript("", text, false, location);
    }
    Matcher first = FIRST_LINE.matcher(text);
    return first.find()
        ? new UserScript(first.group(1), text.substring(first.end()), true, location)
        : new UserScript(SHELL, text, false, location);
  }

  boolean shell() {
    return SHELLS.matcher(interpreter).matches();
  }

  /**
   * The script as the package manager runs it.
   *
   * @param generated goes where the token stands; without a token it is another script's business
   */
  Scriptlet scriptlet(Phase phase, Optional<Scriptlet> generated) {
    String text = lines;
    if (hasToken()) {
      String part = generated.map(script -> commands(script.body())).orElse("");
      text = TOKEN_LINE.matcher(text).replaceFirst(Matcher.quoteReplacement(part));
    }
    return new Scriptlet(phase, interpreter, marked ? "#!" + interpreter + "\n" + text : text);
  }

  boolean hasToken() {
    return TOKEN_LINE.matcher(lines).find();
  }

  /** Without its first line. */
  private static String commands(String body) {
    String text = FIRST_LINE.matcher(body).replaceFirst("");
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
