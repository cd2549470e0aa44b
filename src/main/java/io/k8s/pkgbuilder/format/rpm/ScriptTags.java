package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.model.Scriptlet;
import java.util.List;
import java.util.Optional;

/**
 * Where the header keeps the scriptlet of a phase.
 *
 * @param sense marks the interpreter as required by that scriptlet
 */
record ScriptTags(Tag body, Tag program, long sense) {
  /** Empty for phases that deb alone has. */
  static Optional<ScriptTags> of(Scriptlet.Phase phase) {
    return switch (phase) {
      case PRE_INSTALL -> tags(Tag.PRE_IN, Tag.PRE_IN_PROGRAM, Sense.SCRIPT_PRE);
      case POST_INSTALL -> tags(Tag.POST_IN, Tag.POST_IN_PROGRAM, Sense.SCRIPT_POST);
      case PRE_REMOVE -> tags(Tag.PRE_UN, Tag.PRE_UN_PROGRAM, Sense.SCRIPT_PREUN);
      case POST_REMOVE -> tags(Tag.POST_UN, Tag.POST_UN_PROGRAM, Sense.SCRIPT_POSTUN);
      case PRE_TRANSACTION -> tags(Tag.PRE_TRANS, Tag.PRE_TRANS_PROGRAM, Sense.PRETRANS);
      case POST_TRANSACTION -> tags(Tag.POST_TRANS, Tag.POST_TRANS_PROGRAM, Sense.POSTTRANS);
      case VERIFY -> tags(Tag.VERIFY_SCRIPT, Tag.VERIFY_SCRIPT_PROGRAM, Sense.SCRIPT_VERIFY);
      case DEB_CONFIG, DEB_TEMPLATES, DEB_RULES -> Optional.empty();
    };
  }

  private static Optional<ScriptTags> tags(Tag body, Tag program, long sense) {
    return Optional.of(new ScriptTags(body, program, sense));
  }

  /** The interpreter and its arguments. */
  static List<String> command(Scriptlet scriptlet) {
    return List.of(scriptlet.interpreter().strip().split("\\s+"));
  }

  /** rpm's own Lua, or another that it runs itself. */
  static boolean isEmbedded(String program) {
    return program.startsWith("<");
  }

  /** rpm runs the interpreter itself, so the first line says nothing (and is no Lua). */
  static String body(Scriptlet scriptlet) {
    String body = scriptlet.body();
    if (!body.startsWith("#!")) {
      return body;
    }
    int end = body.indexOf('\n');
    return end < 0 ? "" : body.substring(end + 1);
  }

  void writeTo(HeaderBuilder header, Scriptlet scriptlet) {
    header.text(body, body(scriptlet)).command(program, command(scriptlet));
  }
}
