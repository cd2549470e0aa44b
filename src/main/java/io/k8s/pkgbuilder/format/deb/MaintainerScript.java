package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.model.Scriptlet;
import java.util.Optional;
import java.util.Set;

/** Scriptlets as files of control.tar. */
final class MaintainerScript {
  private static final Set<String> EXECUTABLE =
      Set.of("preinst", "postinst", "prerm", "postrm", "config", "rules");

  private MaintainerScript() {}

  /** The file of a phase; empty where deb has none and rpm alone does. */
  static Optional<String> name(Scriptlet.Phase phase) {
    return switch (phase) {
      case PRE_INSTALL -> Optional.of("preinst");
      case POST_INSTALL -> Optional.of("postinst");
      case PRE_REMOVE -> Optional.of("prerm");
      case POST_REMOVE -> Optional.of("postrm");
      case DEB_CONFIG -> Optional.of("config");
      case DEB_TEMPLATES -> Optional.of("templates");
      case DEB_RULES -> Optional.of("rules");
      case PRE_TRANSACTION, POST_TRANSACTION, VERIFY -> Optional.empty();
    };
  }

  static boolean isExecutable(String name) {
    return EXECUTABLE.contains(name);
  }

  /** dpkg executes the file itself, so a script needs its first line. */
  static String text(Scriptlet scriptlet) {
    String body = scriptlet.body();
    boolean data = scriptlet.phase() == Scriptlet.Phase.DEB_TEMPLATES;
    String text =
        data || body.startsWith("#!") ? body : "#!" + scriptlet.interpreter() + "\n" + body;
    return text.endsWith("\n") ? text : text + "\n";
  }
}
