package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.config.CompletionSpec.Shell;
import io.k8s.pkgbuilder.config.key.Fields;
import io.k8s.pkgbuilder.config.key.Key;
import io.k8s.pkgbuilder.config.key.KeyTable;
import io.k8s.pkgbuilder.config.key.Lists;
import io.k8s.pkgbuilder.config.key.Scalars;
import io.k8s.pkgbuilder.config.key.Shape;
import io.k8s.pkgbuilder.diagnostic.Located;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code completions}: what prints them, and for which shells. */
final class CompletionShape {
  private static final Key<Located<String>> BINARY =
      Key.required("binary", Scalars.text(), "The name of one of this package's binaries.");
  private static final Key<List<Located<String>>> SHELLS =
      Key.of(
          "shells",
          Lists.oneOrMore(Scalars.word(Stream.of(Shell.values()).map(Shell::yaml).toList())),
          "bash, zsh and fish unless said.");
  private static final Key<List<Located<String>>> ARGUMENTS =
      Key.of(
          "arguments",
          Lists.list(Scalars.text()),
          "What makes the binary print them; completion, ${shell} unless said.");

  private CompletionShape() {}

  static Shape<Conditional<CompletionSpec>> of(Vocabulary vocabulary) {
    Key<When> when = Key.of("when", vocabulary.when(), "When the completions are there.");
    return KeyTable.of(BINARY, SHELLS, ARGUMENTS, when)
        .then(
            (fields, reading) ->
                fields
                    .get(BINARY)
                    .map(
                        binary ->
                            new Conditional<>(
                                completion(binary, fields),
                                fields.get(when).orElse(When.ALWAYS),
                                fields.location())));
  }

  private static CompletionSpec completion(Located<String> binary, Fields fields) {
    List<Located<Shell>> shells =
        fields.list(SHELLS).stream()
            .map(text -> text.map(name -> Shell.valueOf(name.toUpperCase(Locale.ROOT))))
            .toList();
    List<String> arguments = fields.list(ARGUMENTS).stream().map(Located::value).toList();
    return new CompletionSpec(
        binary,
        shells.isEmpty()
            ? Stream.of(Shell.values())
                .map(shell -> new Located<>(shell, binary.location()))
                .toList()
            : shells,
        arguments.isEmpty() ? List.of("completion", "${shell}") : arguments);
  }
}
