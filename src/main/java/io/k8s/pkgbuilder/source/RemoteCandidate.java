package io.k8s.pkgbuilder.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One place where a wanted binary may be.
 *
 * @param url before mirrors
 * @param member the name or glob of archive members; empty where {@code url} is the binary itself
 */
record RemoteCandidate(String url, Optional<String> member) {
  /** In the order they are tried: the file itself, then the archives that hold it. */
  static List<RemoteCandidate> of(WantedBinary one, ReleaseRoot root) {
    List<RemoteCandidate> all = new ArrayList<>();
    one.request()
        .url()
        .map(url -> new RemoteCandidate(root.address(one.request(), url), one.request().member()))
        .ifPresent(all::add);
    if (ReleaseRoot.owns(one.request())) {
      all.addAll(archives(one, root));
    }
    return all;
  }

  private static List<RemoteCandidate> archives(WantedBinary one, ReleaseRoot root) {
    String configured = one.request().url().orElseThrow();
    String file = configured.substring(configured.lastIndexOf('/') + 1);
    int bin = configured.lastIndexOf("/bin/");
    if (bin < 0) {
      return List.of();
    }
    List<String> kinds =
        one.request().name().equals("kubectl")
            ? List.of("client", "node", "server")
            : List.of("node", "server");
    return kinds.stream()
        .map(
            kind ->
                new RemoteCandidate(
                    root.address(
                        one.request(), configured.substring(0, bin) + "/" + archive(kind, one)),
                    Optional.of("kubernetes/" + kind + "/bin/" + file)))
        .toList();
  }

  private static String archive(String kind, WantedBinary one) {
    return String.join("-", "kubernetes", kind, one.platform().os(), one.platform().goarch())
        + ".tar.gz";
  }
}
