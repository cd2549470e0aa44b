package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.sign.Certificate;
import io.k8s.pkgbuilder.sign.KeyGenerator;
import io.k8s.pkgbuilder.sign.Keyring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "key", description = "Make and show keys that sign packages and repositories.")
final class KeyCommand {
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,4})([dwy])");

  private final World world;

  KeyCommand(World world) {
    this.world = world;
  }

  @Command(
      name = "generate",
      sortOptions = false,
      description = {
        "Make an OpenPGP key: FILE.asc, secret, for its owner alone, and FILE.pub.asc to publish.",
        "",
        "For tests and private repositories; keys of a project belong into an HSM or on a card."
      },
      footer = {
        "",
        "Example:",
        "  pkgbuilder key generate --name 'Example packages <packages@example.org>' --out signing"
      })
  int generate(
      @Option(
              names = "--name",
              paramLabel = "'NAME <MAIL>'",
              required = true,
              description = "As people will know it.")
          String name,
      @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to.")
          String out,
      @Option(
              names = "--type",
              paramLabel = "rsa3072|rsa4096|ed25519",
              defaultValue = "rsa3072",
              description =
                  "rsa3072 by default, which every client reads; see docs/signing.md for ed25519.")
          String type,
      @Option(
              names = "--expires",
              paramLabel = "SPAN",
              description = "How long it is good: 90d, 26w, 2y; for ever by default.")
          @Nullable String expires,
      @Option(
              names = "--passphrase-file",
              paramLabel = "FILE",
              description = "Its first line locks the key; without, it is not locked.")
          @Nullable String passphraseFile)
      throws IOException {
    if (name.isBlank() || name.chars().anyMatch(c -> c < ' ')) {
      throw Diagnostic.of(Category.USAGE, "--name must be one line of text").asException();
    }
    Instant now =
        SourceDateEpoch.of(world).orElse(world.clock().instant()).truncatedTo(ChronoUnit.SECONDS);
    KeyGenerator.Generated key =
        new KeyGenerator(new SecureRandom(), now)
            .generate(type(type), name.strip(), span(expires), passphrase(passphraseFile));
    Path secret = world.path(out + ".asc");
    Path open = world.path(out + ".pub.asc");
    writeSecret(secret, key.secret());
    Files.writeString(open, key.certificate().armored());
    world.out().print(key.certificate().fingerprint() + "\n");
    world.err().print("secret key: " + secret + "\npublic key: " + open + "\n");
    return ExitCode.OK;
  }

  private Optional<char[]> passphrase(@Nullable String file) {
    return file == null
        ? Optional.empty()
        : new Passphrase(world, Optional.of(file), List.of(), "").get();
  }

  /** Made with its mode, so that nobody else can open it for a moment; never over another. */
  private static void writeSecret(Path file, String text) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(file, mode);
    } catch (FileAlreadyExistsException e) {
      throw Diagnostic.of(Category.USAGE, "'" + file + "' exists already: it may be a key")
          .hint("name another --out")
          .asException();
    }
    Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static KeyGenerator.Type type(String word) {
    return Arrays.stream(KeyGenerator.Type.values())
        .filter(one -> one.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Requests.unknown(
                        "--type does not know", word, List.of("rsa3072", "rsa4096", "ed25519"))
                    .asException());
  }

  private static Optional<Duration> span(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher matcher = SPAN.matcher(text.strip());
    if (!matcher.matches()) {
      throw Diagnostic.of(Category.USAGE, "--expires: '" + text + "' is no span: 90d, 26w or 2y")
          .asException();
    }
    int number = Integer.parseInt(matcher.group(1));
    int days =
        switch (matcher.group(2)) {
          case "d" -> 1;
          case "w" -> 7;
          default -> 365;
        };
    return Optional.of(Duration.ofDays((long) number * days));
  }

  @Command(name = "show", description = "Say whose keys are in a file, and until when.")
  int show(@Parameters(paramLabel = "FILE") String file) {
    Table table = new Table().row("FINGERPRINT", "ALGORITHM", "MADE", "EXPIRES", "NAME");
    for (Certificate key : Keyring.parse(KeyFiles.read(world, file), file).certificates()) {
      table.row(
          key.fingerprint().value(),
          key.algorithm(),
          day(key.created()),
          key.expires().map(KeyCommand::day).orElse("never"),
          String.join(", ", key.userIds()));
    }
    world.out().print(table.render());
    return ExitCode.OK;
  }

  private static String day(Instant time) {
    return time.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
  }
}
