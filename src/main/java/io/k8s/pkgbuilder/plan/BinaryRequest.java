package io.k8s.pkgbuilder.plan;

import io.k8s.pkgbuilder.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * A binary, or a family of them, that a source must resolve for one platform. Everything is
 * expanded: no variables are left.
 *
 * @param name unique in the package, e.g. kubelet; also the file's name in a local build
 * @param version the component's upstream version with its 'v', e.g. v1.32.3
 * @param local where a local build has it, relative to OS/GOARCH/, e.g. "kubelet" or the glob
 *     "cni/*"
 * @param url where a bucket or release has it; empty where only a local build can serve it
 * @param member the archive member or glob wanted when {@code url} names an archive
 * @param excludes globs on the member's or file's base name to leave out, e.g. LICENSE
 * @param tree true when it stands for several files
 * @param verification what a file from {@code url} must prove
 */
public record BinaryRequest(
    String name,
    String version,
    String local,
    Optional<String> url,
    Optional<String> member,
    List<String> excludes,
    boolean tree,
    Verification verification,
    Location location) {
  /** Where configurations say that the Kubernetes project releases its binaries. */
  public static final String RELEASES = "https://dl.k8s.io/release/";

  public BinaryRequest {
    excludes = List.copyOf(excludes);
  }

  /** One that must prove what is usual. */
  public BinaryRequest(
      String name,
      String version,
      String local,
      Optional<String> url,
      Optional<String> member,
      List<String> excludes,
      boolean tree,
      Location location) {
    this(name, version, local, url, member, excludes, tree, Verification.DEFAULT.of(url), location);
  }

  /** The same under another rule, as far as it holds for its address. */
  public BinaryRequest verified(Verification rule) {
    return new BinaryRequest(
        name, version, local, url, member, excludes, tree, rule.of(url), location);
  }
}
