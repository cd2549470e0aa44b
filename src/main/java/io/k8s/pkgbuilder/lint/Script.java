package io.k8s.pkgbuilder.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A maintainer script. */
record Script(String name, String interpreter, String text) {
  private static final Set<String> OF_DEBS =
      Set.of("preinst", "postinst", "prerm", "postrm", "config");
  private static final Set<String> SHELLS =
      Set.of("sh", "ash", "bash", "dash", "ksh", "mksh", "zsh");
  private static final Pattern SHEBANG = Pattern.compile("^#![ \\t]*(\\S+)(?:[ \\t]+(\\S+))?");

  /** All that the package has; a deb's other control files are none. */
  static List<Script> of(LintPackage subject) {
    List<Script> scripts = new ArrayList<>();
    subject
        .summary()
        .scripts()
        .forEach(
            (name, text) -> {
              if (!subject.isDeb() || OF_DEBS.contains(name)) {
                scripts.add(new Script(name, interpreter(text, subject.isDeb()), text));
              }
            });
    return scripts;
  }

  /** rpm runs what has no #! line by /bin/sh; the kernel runs it not at all: "". */
  private static String interpreter(String text, boolean deb) {
    Matcher matcher = SHEBANG.matcher(text);
    if (!matcher.find()) {
      return deb ? "" : "/bin/sh";
    }
    String program = matcher.group(1);
    boolean env = program.endsWith("/env") && matcher.group(2) != null;
    return env ? matcher.group(2) : program;
  }

  boolean isShell() {
    return SHELLS.contains(interpreter.substring(interpreter.lastIndexOf('/') + 1));
  }
}
