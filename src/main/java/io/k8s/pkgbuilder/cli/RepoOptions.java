package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.repo.ExistingRepo;
import io.k8s.pkgbuilder.repo.RepoSettings;
import io.k8s.pkgbuilder.repo.apt.AptSettings;
import io.k8s.pkgbuilder.repo.store.Compressed;
import io.k8s.pkgbuilder.repo.yum.YumSettings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a repository is to be, as typed; what is not said stays as the repository has it. */
final class RepoOptions {
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})([hdw])");
  private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+~_-]*");

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      description = "apt: the suite; stable by default.")
  private @Nullable String suite;

  @Option(
      names = "--component",
      paramLabel = "COMPONENT",
      description = "apt: the suite's component; main by default.")
  private @Nullable String component;

  @Option(
      names = "--flat",
      description = "apt: no suites, packages and indices in one folder, as pkgs.k8s.io has it.")
  private boolean flat;

  @Option(
      names = "--per-arch",
      description = "yum: a repository for each architecture instead of one for all.")
  private boolean perArchitecture;

  @Option(names = "--origin", paramLabel = "TEXT", description = "apt: Origin, for pinning.")
  private @Nullable String origin;

  @Option(names = "--label", paramLabel = "TEXT", description = "apt: Label, for pinning.")
  private @Nullable String label;

  @Option(
      names = "--codename",
      paramLabel = "NAME",
      description = "apt: Codename; the suite's name by default.")
  private @Nullable String codename;

  @Option(names = "--description", paramLabel = "TEXT", description = "apt: Description.")
  private @Nullable String description;

  @Option(
      names = "--valid-for",
      paramLabel = "SPAN",
      description = "apt: how long clients take the indices: 12h, 7d, 4w; for ever by default.")
  private @Nullable String validFor;

  @Option(names = "--sha1", description = "apt: SHA1 in Packages too, for clients before 2016.")
  private boolean sha1;

  @Option(names = "--no-contents", description = "apt: no Contents indices, which apt-file reads.")
  private boolean noContents;

  @Option(
      names = "--repodata",
      paramLabel = "gz|zst",
      description = "yum: how indices are compressed; gz by default, which every client reads.")
  private @Nullable String repodata;

  @Option(
      names = "--keep-indices",
      paramLabel = "N",
      description = "How many former indices stay for clients that are just reading; 3 by default.")
  private @Nullable Integer keep;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Of the client files, NAME.sources and NAME.repo; kubernetes by default.")
  private @Nullable String name;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where clients will find the repository, for the client files.")
  private @Nullable String url;

  RepoSettings settings(ExistingRepo existing) {
    checkLayout(existing);
    RepoSettings base = existing.settings();
    try {
      return new RepoSettings(
          Optional.ofNullable(name).orElse(base.name()),
          Optional.ofNullable(url).map(RepoOptions::url),
          apt(base.apt()),
          new YumSettings(
              perArchitecture || base.yum().perArchitecture(),
              Optional.ofNullable(repodata).map(RepoOptions::compression).orElse(Compressed.GZIP),
              keep(base.yum().keep())));
    } catch (IllegalArgumentException e) {
      throw Diagnostic.of(Category.USAGE, String.valueOf(e.getMessage())).asException();
    }
  }

  private AptSettings apt(AptSettings base) {
    return new AptSettings(
        flat || base.flat(),
        folder("--suite", Optional.ofNullable(suite).orElse(base.suite())),
        folder("--component", Optional.ofNullable(component).orElse(base.component())),
        about(),
        Optional.ofNullable(validFor).map(RepoOptions::span),
        sha1,
        !noContents,
        keep(base.keep()));
  }

  private Map<String, String> about() {
    Map<String, String> about = new LinkedHashMap<>();
    Optional.ofNullable(origin).ifPresent(text -> about.put("Origin", line("--origin", text)));
    Optional.ofNullable(label).ifPresent(text -> about.put("Label", line("--label", text)));
    Optional.ofNullable(codename)
        .ifPresent(text -> about.put("Codename", folder("--codename", text)));
    Optional.ofNullable(description)
        .ifPresent(text -> about.put("Description", line("--description", text)));
    return about;
  }

  private void checkLayout(ExistingRepo existing) {
    if (flat && existing.flat().equals(Optional.of(false))) {
      throw differs("--flat", "has suites");
    }
    if (perArchitecture && existing.perArchitecture().equals(Optional.of(false))) {
      throw differs("--per-arch", "is one for all architectures");
    }
  }

  private static RuntimeException differs(String option, String what) {
    return Diagnostic.of(Category.USAGE, option + ": the repository that is there " + what)
        .hint("leave the option out, or name another --out")
        .asException();
  }

  private int keep(int otherwise) {
    int number = Optional.ofNullable(keep).orElse(otherwise);
    if (number < 0) {
      throw new IllegalArgumentException("--keep-indices must be 0 or more");
    }
    return number;
  }

  private static String line(String option, String text) {
    if (text.isBlank() || text.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(option + " must be one line of text");
    }
    return text.strip();
  }

  private static String folder(String option, String text) {
    if (!FOLDER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          option + ": '" + text + "' is no name: letters, digits, '.', '+', '~', '_' and '-'");
    }
    return text;
  }

  private static URI url(String text) {
    URI uri = URI.create(text.strip());
    if (uri.getScheme() == null || text.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("--url: '" + text + "' is no URL such as https://...");
    }
    return uri;
  }

  private static Compressed compression(String text) {
    return switch (text) {
      case "gz" -> Compressed.GZIP;
      case "zst" -> Compressed.ZSTD;
      default -> throw new IllegalArgumentException("--repodata knows gz and zst, not " + text);
    };
  }

  private static Duration span(String text) {
    Matcher matcher = SPAN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("--valid-for: '" + text + "' is no span: 12h, 7d or 4w");
    }
    int number = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofDays(7L * number);
    };
  }
}
