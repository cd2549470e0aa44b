package io.k8s.pkgbuilder.cli;

import java.util.List;

/** The words of {@code --output} where it is for people or for programs. */
final class TextOrJson {
  static final List<String> WORDS = List.of("text", "json");

  private TextOrJson() {}

  /**
   * Whether it is for programs.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException when the word is neither
   */
  static boolean json(String word) {
    if (!WORDS.contains(word)) {
      throw Requests.unknown("--output does not know", word, WORDS).asException();
    }
    return word.equals("json");
  }
}
