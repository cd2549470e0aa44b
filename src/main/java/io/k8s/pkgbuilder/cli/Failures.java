package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.diagnostic.Nearest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From what went wrong to text on stderr and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final PrintWriter err;
  private final DiagnosticRenderer renderer;
  private final CommonOptions options;

  Failures(PrintWriter err, DiagnosticRenderer renderer, CommonOptions options) {
    this.err = err;
    this.renderer = renderer;
    this.options = options;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult result) {
    return report(failure);
  }

  int report(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException wrapper && wrapper.getCause() != null
            ? wrapper.getCause()
            : failure;
    if (cause instanceof CancellationException) {
      return ExitCode.INTERRUPTED;
    }
    int exitCode =
        cause instanceof DiagnosticException mistakes ? mistakes(mistakes) : internalBug(cause);
    if (options.stacktrace()) {
      cause.printStackTrace(err);
    }
    err.flush();
    return exitCode;
  }

  private int mistakes(DiagnosticException exception) {
    err.print(renderer.render(exception.diagnostics()));
    return exception.diagnostics().get(0).category().exitCode();
  }

  /** Category has no internal bug: nothing that a user does is one. */
  private int internalBug(Throwable cause) {
    Diagnostic bug =
        cause instanceof OutOfMemoryError
            ? Diagnostic.of(Category.PACKAGING, "out of memory")
                .hint("give Java more, e.g. -Xmx1g, or build fewer at once with --jobs 1")
            : Diagnostic.of(Category.PACKAGING, "internal error: " + cause)
                .hint(
                    "this is a bug in pkgbuilder: please report it, with the command and what it"
                        + " prints with --stacktrace");
    err.print(renderer.render(List.of(bug)));
    return ExitCode.INTERNAL_BUG;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    Diagnostic diagnostic =
        Diagnostic.of(Category.USAGE, message(failure))
            .hint(
                suggestion(failure)
                    .orElse(
                        "see '"
                            + failure.getCommandLine().getCommandSpec().qualifiedName()
                            + " --help'"));
    err.print(renderer.render(List.of(diagnostic)));
    err.flush();
    return diagnostic.category().exitCode();
  }

  /** picocli's words, in our manner: lower case, no colon, no list of everything. */
  private static String message(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      boolean commandExpected = !unmatched.getCommandLine().getSubcommands().isEmpty();
      String kind =
          unmatched.isUnknownOption() ? "option" : commandExpected ? "command" : "argument";
      return "unknown " + kind + " '" + word + "'";
    }
    String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse("wrong usage");
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static Optional<String> suggestion(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    String word = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
    CommandLine command = unmatched.getCommandLine();
    List<String> known =
        unmatched.isUnknownOption()
            ? List.copyOf(command.getCommandSpec().optionsMap().keySet())
            : List.copyOf(command.getSubcommands().keySet());
    return Nearest.hint(word, known);
  }
}
