package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import java.util.Optional;

/**
 * Where a bucket with the layout of the Kubernetes project's is: {@code VERSION/bin/OS/GOARCH/BIN}
 * and {@code VERSION/kubernetes-node-OS-GOARCH.tar.gz} below a root. Configurations name the
 * project's releases; what they name elsewhere stays where it is.
 *
 * @param name as users write it: release, ci, stage:BUILDVERSION or an address
 * @param root of which {@code {version}} is replaced by the version wanted
 */
public record ReleaseRoot(String name, String root) {
  /** The root that configurations write. */
  public static final String CONFIGURED = BinaryRequest.RELEASES.replaceFirst("/$", "");

  private static final String STAGED = "gs://kubernetes-release-gcb";

  /** What is released. */
  public static final ReleaseRoot RELEASE = new ReleaseRoot("release", CONFIGURED);

  /** What CI built of each commit. */
  public static final ReleaseRoot CI = new ReleaseRoot("ci", "https://dl.k8s.io/ci");

  /**
   * Reads what users write.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE when it is none of
   *     release, ci, stage:[gs://BUCKET/]BUILDVERSION, or an address
   */
  public static ReleaseRoot parse(String text) {
    if (text.equals(RELEASE.name)) {
      return RELEASE;
    }
    if (text.equals(CI.name)) {
      return CI;
    }
    if (text.startsWith("stage:") && text.length() > "stage:".length()) {
      return staged(text, text.substring("stage:".length()));
    }
    if (text.matches("(https?|gs|s3|file)://.+")) {
      return new ReleaseRoot(text, text.replaceFirst("/+$", ""));
    }
    throw new Diagnostic(
            Category.USAGE,
            Optional.empty(),
            "'" + text + "' is no source",
            Optional.of(
                "write release, ci, stage:BUILDVERSION, checkout[:DIR], a directory, or an address"
                    + " (https://, gs://, s3://, file://)"))
        .asException();
  }

  private static ReleaseRoot staged(String text, String build) {
    int slash = build.lastIndexOf('/');
    String bucket = slash < 0 ? STAGED : build.substring(0, slash);
    String version = build.substring(slash + 1);
    return new ReleaseRoot(text, bucket + "/stage/" + version + "/{version}/gcs-stage");
  }

  /** Whether a request is for what the Kubernetes project releases and a checkout can build. */
  public static boolean owns(BinaryRequest request) {
    return request.url().filter(url -> url.startsWith(BinaryRequest.RELEASES)).isPresent();
  }

  /** Where this root has what a configuration names. */
  public String address(BinaryRequest request, String url) {
    if (!url.startsWith(CONFIGURED + "/")) {
      return url;
    }
    String version = request.version();
    String path = url.substring(CONFIGURED.length());
    String base = root.replace("{version}", version);
    // An address may name one version's folder.
    boolean folder = base.endsWith("/" + version) && path.startsWith("/" + version + "/");
    return folder ? base + path.substring(version.length() + 1) : base + path;
  }
}
