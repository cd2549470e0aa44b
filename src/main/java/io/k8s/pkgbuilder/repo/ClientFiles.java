package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.repo.store.Signing;
import io.k8s.pkgbuilder.sign.Signer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files at a repository's root that clients copy: sources, keys, and a page that explains. */
final class ClientFiles {
  /** Reserved for examples: RFC 2606. */
  static final URI UNKNOWN_URL = URI.create("https://packages.example.org");

  private static final Pattern URL =
      Pattern.compile("(?m)^baseurl=(\\S+?)/rpm(?:/\\S*)?$|^URIs: (\\S+?)/deb/?$");

  private final RepoFolder root;
  private final RepoSettings settings;
  private final Optional<Signer> signer;

  ClientFiles(RepoFolder root, RepoSettings settings, Signing signing) {
    this.root = root;
    this.settings = settings;
    this.signer = signing.signer();
  }

  void write() throws IOException {
    String url = url();
    if (signer.isPresent()) {
      root.write(settings.name() + ".asc", signer.get().certificate().armored());
      root.write(settings.name() + ".gpg", signer.get().certificate().packets());
    }
    boolean deb = Files.isDirectory(root.path(RepoUpdate.DEB));
    boolean rpm = Files.isDirectory(root.path(RepoUpdate.RPM));
    ClientSnippets snippets = new ClientSnippets(settings, url, signer.isPresent());
    if (deb) {
      List<String> suites = suites();
      for (String suite : suites) {
        String name = suites.size() > 1 ? settings.name() + "-" + suite : settings.name();
        root.write(name + ".sources", snippets.sources(suite));
        root.write(name + ".list", snippets.list(suite));
      }
    }
    if (rpm) {
      root.write(settings.name() + ".repo", snippets.repo());
    }
    root.write("index.html", new LandingPage(settings, snippets, signer, root).html(deb, rpm));
  }

  /** In a flat repository the one that is no folder. */
  private List<String> suites() throws IOException {
    Path dists = root.path(RepoUpdate.DEB).resolve("dists");
    if (settings.apt().flat() || !Files.isDirectory(dists)) {
      return List.of(settings.apt().suite());
    }
    try (Stream<Path> list = Files.list(dists)) {
      return list.filter(Files::isDirectory)
          .map(path -> String.valueOf(path.getFileName()))
          .sorted()
          .toList();
    }
  }

  /** As asked for, else what the files say already. */
  private String url() throws IOException {
    if (settings.url().isPresent()) {
      return settings.url().get().toString().replaceFirst("/+$", "");
    }
    for (String file : List.of(settings.name() + ".repo", settings.name() + ".sources")) {
      Matcher matcher = URL.matcher(root.readText(file).orElse(""));
      if (matcher.find()) {
        return Optional.ofNullable(matcher.group(1))
            .or(() -> Optional.ofNullable(matcher.group(2)))
            .orElse(UNKNOWN_URL.toString());
      }
    }
    return UNKNOWN_URL.toString();
  }
}
