package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.repo.store.RepoFolder;
import io.k8s.pkgbuilder.sign.Signer;
import java.util.Optional;

/** index.html: how to use the repository, for whoever opens its URL. Stands alone. */
record LandingPage(
    RepoSettings settings, ClientSnippets snippets, Optional<Signer> signer, RepoFolder root) {
  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;\
      color:#1b1f24;background:#fff}
      pre{background:#f3f4f6;padding:.8rem 1rem;border-radius:6px;overflow-x:auto}
      code{font-family:ui-monospace,monospace;font-size:.9em}
      @media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#15181c}\
      pre{background:#22262c}a{color:#8ab4f8}}
      """;

  String html(boolean deb, boolean rpm) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    html.append("<title>").append(settings.name()).append(" packages</title>\n<style>\n");
    html.append(STYLE).append("</style>\n</head>\n<body>\n");
    html.append("<h1>").append(settings.name()).append(" packages</h1>\n");
    if (deb) {
      apt(html);
    }
    if (rpm) {
      dnf(html);
      zypper(html);
    }
    key(html);
    return html.append("</body>\n</html>\n").toString();
  }

  private void apt(StringBuilder html) {
    String file = settings.name() + ".sources";
    section(
        html,
        "apt (Debian, Ubuntu)",
        (signer.isPresent()
                ? "sudo install -d -m 0755 /etc/apt/keyrings\n"
                    + ("sudo curl -fsSL -o " + snippets.keyring() + " " + snippets.url())
                    + ("/" + settings.name() + ".asc\n")
                : "")
            + ("sudo curl -fsSL -o /etc/apt/sources.list.d/" + file)
            + (" " + snippets.url() + "/" + file + "\n")
            + "sudo apt-get update\n");
  }

  private void dnf(StringBuilder html) {
    String file = settings.name() + ".repo";
    section(
        html,
        "dnf, yum (Fedora, RHEL, Rocky, CentOS, Amazon)",
        "sudo curl -fsSL -o /etc/yum.repos.d/"
            + (file + " " + snippets.url() + "/" + file + "\n")
            + "sudo dnf makecache\n");
  }

  private void zypper(StringBuilder html) {
    String file = settings.name() + ".repo";
    section(
        html,
        "zypper (openSUSE, SLES)",
        "sudo zypper addrepo " + snippets.url() + "/" + file + "\nsudo zypper refresh\n");
  }

  private static void section(StringBuilder html, String title, String commands) {
    html.append("<h2>").append(escape(title)).append("</h2>\n<pre><code>");
    html.append(escape(commands)).append("</code></pre>\n");
  }

  private void key(StringBuilder html) {
    html.append("<h2>Key</h2>\n");
    if (signer.isEmpty()) {
      html.append("<p>This repository is not signed: use it for tests alone.</p>\n");
      return;
    }
    html.append("<p>Packages and indices are signed by <code>")
        .append(escape(signer.get().certificate().fingerprint().value()))
        .append("</code>: <a href=\"")
        .append(settings.name())
        .append(".asc\">public key</a>.</p>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
