package io.k8s.pkgbuilder.migrate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** rpm's macros, as far as specs of binaries use them. Defined and undefined ones; no programs. */
final class SpecMacros {
  /** Stands for the folder that %install fills. */
  static final String ROOT = "@BUILDROOT@";

  /** Of nested macros, and of what they make of a line: a hostile spec gets no further. */
  private static final int DEEPEST = 32;

  /** Macros of one line, those within others included. */
  private static final int MOST = 2000;

  private static final int LONGEST = 64 << 10;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{2,}");

  private final Map<String, String> defined = new HashMap<>();
  private int left;

  SpecMacros() {
    String[] known = {
      "_prefix",
      "/usr",
      "_exec_prefix",
      "/usr",
      "_bindir",
      "/usr/bin",
      "_sbindir",
      "/usr/sbin",
      "_libdir",
      "/usr/lib64",
      "_lib",
      "lib64",
      "_libexecdir",
      "/usr/libexec",
      "_sysconfdir",
      "/etc",
      "_localstatedir",
      "/var",
      "_var",
      "/var",
      "_sharedstatedir",
      "/var/lib",
      "_datadir",
      "/usr/share",
      "_datarootdir",
      "/usr/share",
      "_mandir",
      "/usr/share/man",
      "_infodir",
      "/usr/share/info",
      "_unitdir",
      "/usr/lib/systemd/system",
      "_userunitdir",
      "/usr/lib/systemd/user",
      "_presetdir",
      "/usr/lib/systemd/system-preset",
      "_tmpfilesdir",
      "/usr/lib/tmpfiles.d",
      "_sysusersdir",
      "/usr/lib/sysusers.d",
      "_sysctldir",
      "/usr/lib/sysctl.d",
      "_modulesloaddir",
      "/usr/lib/modules-load.d",
      "_udevrulesdir",
      "/usr/lib/udev/rules.d",
      "_docdir",
      "/usr/share/doc",
      "_defaultdocdir",
      "/usr/share/doc",
      "_defaultlicensedir",
      "/usr/share/licenses",
      "_rundir",
      "/run",
      "_usr",
      "/usr",
      "_includedir",
      "/usr/include",
      "buildroot",
      ROOT,
      "_builddir",
      ".",
      "_sourcedir",
      ".",
      "nil",
      "",
      "__install",
      "install",
      "__mkdir_p",
      "mkdir -p",
      "__cp",
      "cp",
      "__mv",
      "mv",
      "__ln_s",
      "ln -s",
      "__rm",
      "rm",
      "__mkdir",
      "mkdir"
    };
    for (int i = 0; i < known.length; i += 2) {
      defined.put(known[i], known[i + 1]);
    }
  }

  void define(String name, String body) {
    defined.put(name, body);
  }

  void undefine(String name) {
    defined.remove(name);
  }

  /**
   * Replaces macros; what is none, or not known, stays.
   *
   * @param unknown gets what is not understood, as it is written
   */
  String expand(String text, Consumer<String> unknown) {
    left = MOST;
    return expand(text, unknown, 0);
  }

  private String expand(String text, Consumer<String> unknown, int depth) {
    left--;
    if (depth > DEEPEST || left < 0) {
      unknown.accept(text.length() > 40 ? text.substring(0, 40) + "…" : text);
      return "";
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int percent = text.indexOf('%', i);
      if (percent < 0 || percent == text.length() - 1 || out.length() > LONGEST) {
        break;
      }
      out.append(text, i, percent);
      i = macro(text, percent, out, unknown, depth);
    }
    out.append(text, Math.min(i, text.length()), text.length());
    return out.length() > LONGEST ? out.substring(0, LONGEST) : out.toString();
  }

  /** Returns where the text goes on. */
  private int macro(
      String text, int percent, StringBuilder out, Consumer<String> unknown, int depth) {
    char next = text.charAt(percent + 1);
    if (next == '%') {
      out.append('%');
      return percent + 2;
    }
    if (next == '{' || next == '(' || next == '[') {
      int end = closing(text, percent + 1);
      if (end < 0) {
        out.append(text.substring(percent));
        return text.length();
      }
      if (next == '{') {
        out.append(braced(text.substring(percent + 2, end), unknown, depth));
      } else {
        unknown.accept(text.substring(percent, end + 1));
      }
      return end + 1;
    }
    Matcher bare = Pattern.compile("([!?]*)([A-Za-z_][A-Za-z0-9_]*)").matcher(text);
    if (!bare.find(percent + 1) || bare.start() != percent + 1) {
      out.append('%');
      return percent + 1;
    }
    String name = bare.group(2);
    if (!bare.group(1).isEmpty()) {
      out.append(braced(bare.group(), unknown, depth));
    } else if (NAME.matcher(name).matches() && known(name)) {
      out.append(value(name, unknown, depth));
    } else {
      out.append(bare.group().isEmpty() ? "%" : "%" + name);
    }
    return bare.end();
  }

  private boolean known(String name) {
    return defined.containsKey(name);
  }

  private String value(String name, Consumer<String> unknown, int depth) {
    return expand(defined.getOrDefault(name, ""), unknown, depth + 1);
  }

  private static final Pattern CONDITIONAL =
      Pattern.compile("([!?]*)([A-Za-z_][A-Za-z0-9_]*)(?::(.*))?", Pattern.DOTALL);

  /** {@code name}, {@code ?name}, {@code ?name:then}, {@code !?name:then}. */
  private String braced(String inner, Consumer<String> unknown, int depth) {
    Matcher matcher = CONDITIONAL.matcher(inner);
    if (!matcher.matches()) {
      unknown.accept("%{" + inner + "}");
      return "";
    }
    String flags = matcher.group(1);
    String name = matcher.group(2);
    String then = matcher.group(3);
    boolean is = known(name);
    if (flags.contains("?")) {
      boolean holds = flags.chars().filter(c -> c == '!').count() % 2 == 0 ? is : !is;
      if (!holds) {
        return "";
      }
      return then != null
          ? expand(then, unknown, depth + 1)
          : is ? value(name, unknown, depth) : "";
    }
    if (is && then == null) {
      return value(name, unknown, depth);
    }
    unknown.accept("%{" + inner + "}");
    return "";
  }

  private static int closing(String text, int open) {
    char opens = text.charAt(open);
    char closes = opens == '{' ? '}' : opens == '(' ? ')' : ']';
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == opens ? 1 : text.charAt(i) == closes ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
