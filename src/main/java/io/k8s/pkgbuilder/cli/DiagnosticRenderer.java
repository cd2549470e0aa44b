package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Diagnostics as text: design.md, "What failure looks like".
 *
 * @param colors whether to colour, with ANSI escapes
 */
record DiagnosticRenderer(boolean colors) {
  private static final String RED = "1;31";
  private static final String BLUE = "1;34";
  private static final String CYAN = "1;36";

  /** All of them, a blank line between two, '\n' at the end. */
  String render(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(this::render).collect(Collectors.joining("\n"));
  }

  private String render(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder();
    text.append(paint(RED, "error:"))
        .append(' ')
        .append(visible(diagnostic.message()))
        .append('\n');
    diagnostic
        .location()
        .ifPresent(
            location ->
                text.append(paint(BLUE, "  -->")).append(' ').append(location).append('\n'));
    diagnostic
        .hint()
        .ifPresent(
            hint ->
                text.append('\n')
                    .append(paint(CYAN, "hint:"))
                    .append(' ')
                    .append(visible(hint))
                    .append('\n'));
    return text.toString();
  }

  /** What a hostile file name or YAML holds must not steer the user's terminal. */
  private static String visible(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                Character.isISOControl(c) && c != '\n'
                    ? String.format("\\u%04x", c)
                    : Character.toString(c))
        .collect(Collectors.joining());
  }

  private String paint(String color, String text) {
    return colors ? "\u001b[" + color + "m" + text + "\u001b[0m" : text;
  }
}
