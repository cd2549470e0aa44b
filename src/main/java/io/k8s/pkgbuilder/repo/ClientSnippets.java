package io.k8s.pkgbuilder.repo;

/**
 * What a client needs to know, in its own words.
 *
 * @param url of the repository's root, without a slash at its end
 */
record ClientSnippets(RepoSettings settings, String url, boolean signed) {
  /** Where apt's key goes: beside the system's, but trusted for this repository alone. */
  String keyring() {
    return "/etc/apt/keyrings/" + settings.name() + ".asc";
  }

  /** deb822(5) sources, for apt 1.1 and later. */
  String sources(String suite) {
    String places =
        settings.apt().flat()
            ? "Suites: /\n"
            : "Suites: " + suite + "\nComponents: " + settings.apt().component() + "\n";
    String trust = signed ? "Signed-By: " + keyring() + "\n" : "Trusted: yes\n";
    return "Types: deb\nURIs: " + url + "/deb\n" + places + trust;
  }

  /** One line of sources.list(5), for every apt. */
  String list(String suite) {
    String place = settings.apt().flat() ? "/" : suite + " " + settings.apt().component();
    String trust = signed ? "signed-by=" + keyring() : "trusted=yes";
    return "deb [" + trust + "] " + url + "/deb " + place + "\n";
  }

  /** For dnf, yum and zypper. */
  String repo() {
    String architecture = settings.yum().perArchitecture() ? "$basearch/" : "";
    String check = signed ? "1" : "0";
    return "["
        + settings.name()
        + "]\nname="
        + settings.name()
        + "\nbaseurl="
        + url
        + "/rpm/"
        + architecture
        + "\nenabled=1\ngpgcheck="
        + check
        + "\nrepo_gpgcheck="
        + check
        + "\n"
        + (signed ? "gpgkey=" + url + "/" + settings.name() + ".asc\n" : "");
  }
}
