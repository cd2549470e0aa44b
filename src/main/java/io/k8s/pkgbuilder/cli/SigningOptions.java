package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.sign.Keyring;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.sign.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who signs, as typed; never a passphrase, which every user of the machine could read. */
final class SigningOptions {
  @Option(
      names = "--sign-key",
      paramLabel = "FILE",
      description =
          "The OpenPGP key that signs, secret; its public half where another holds the secret."
              + " ($$PKGBUILDER_SIGN_KEY)")
  private @Nullable String key;

  @Option(
      names = "--sign-key-id",
      paramLabel = "ID",
      description = "Which key or subkey of the file: its fingerprint or the end of it.")
  private @Nullable String keyId;

  @Option(
      names = "--sign-passphrase-file",
      paramLabel = "FILE",
      description =
          "Its first line opens the key; else $$PKGBUILDER_SIGN_PASSPHRASE does, or a prompt.")
  private @Nullable String passphraseFile;

  @Option(
      names = "--sign-agent",
      paramLabel = "SOCKET",
      arity = "0..1",
      fallbackValue = "",
      description = "gpg-agent holds the secret; its socket where it is not the usual one.")
  private @Nullable String agent;

  @Option(
      names = "--sign-command",
      paramLabel = "COMMAND",
      description =
          "A program holds the secret: it reads a SHA-256 digest from stdin and writes the bare"
              + " signature.")
  private @Nullable String command;

  /**
   * Opens the key.
   *
   * @param time that signatures get
   * @return empty where none is named
   */
  Optional<Signer> open(World world, Instant time) throws IOException {
    Optional<String> file =
        Optional.ofNullable(key).or(() -> world.variable("PKGBUILDER_SIGN_KEY"));
    if (file.isEmpty()) {
      if (agent != null || command != null || keyId != null) {
        throw Diagnostic.of(Category.USAGE, "whose key is it? --sign-key is missing")
            .hint("gpg --export FINGERPRINT > public.gpg, and --sign-key public.gpg")
            .asException();
      }
      return Optional.empty();
    }
    SigningKeys keys = new SigningKeys(Optional.ofNullable(keyId), time);
    byte[] bytes = KeyFiles.read(world, file.get());
    if (command != null) {
      return Optional.of(keys.fromCommand(words(command), Keyring.parse(bytes, file.get())));
    }
    if (agent != null) {
      return Optional.of(keys.fromAgent(socket(world), Keyring.parse(bytes, file.get())));
    }
    Passphrase passphrase =
        new Passphrase(
            world,
            Optional.ofNullable(passphraseFile),
            List.of("PKGBUILDER_SIGN_PASSPHRASE"),
            "Passphrase of " + file.get() + ": ");
    return Optional.of(keys.fromFile(bytes, file.get(), passphrase));
  }

  private static List<String> words(String line) {
    List<String> words =
        Arrays.stream(line.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      throw Diagnostic.of(Category.USAGE, "--sign-command names no program").asException();
    }
    return words;
  }

  private Path socket(World world) {
    if (agent != null && !agent.isEmpty()) {
      return world.path(agent);
    }
    return usualSockets(world).stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                Diagnostic.of(Category.REPOSITORY, "no gpg-agent runs, or its socket is elsewhere")
                    .hint("--sign-agent \"$(gpgconf --list-dirs agent-socket)\"")
                    .asException());
  }

  private static List<Path> usualSockets(World world) {
    Optional<Path> own = world.variable("GNUPGHOME").map(Path::of);
    Optional<Path> runtime =
        own.isPresent()
            ? Optional.empty()
            : world.variable("XDG_RUNTIME_DIR").map(folder -> Path.of(folder, "gnupg"));
    Optional<Path> home =
        own.isPresent() ? own : world.variable("HOME").map(folder -> Path.of(folder, ".gnupg"));
    return Stream.of(runtime, home)
        .flatMap(Optional::stream)
        .map(folder -> folder.resolve("S.gpg-agent"))
        .toList();
  }
}
