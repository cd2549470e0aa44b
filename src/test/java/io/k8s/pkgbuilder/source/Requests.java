package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.diagnostic.Location;
import io.k8s.pkgbuilder.model.Platform;
import io.k8s.pkgbuilder.plan.BinaryRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tests want from sources. */
public final class Requests {
  public static final Platform AMD64 = platform("linux/amd64", "amd64");
  public static final Platform ARMHF = platform("linux/armhf", "arm");

  private Requests() {}

  private static Platform platform(String name, String goarch) {
    return new Platform(
        name, "linux", goarch, Optional.empty(), List.of(), Map.of(), Optional.empty());
  }

  /** One binary that only a local build has. */
  public static WantedBinary local(String name, Platform platform) {
    return new WantedBinary(
        new BinaryRequest(
            name,
            "v1.32.3",
            name,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            new Location("packages/" + name + "/package.yaml", 4, 5)),
        platform);
  }

  /** The CNI plugins, whose archives carry files that are none. */
  public static WantedBinary plugins(Platform platform, Optional<String> url) {
    return new WantedBinary(
        new BinaryRequest(
            "cni",
            "v1.6.2",
            "cni/*",
            url,
            url.map(any -> "*"),
            List.of("LICENSE", "README.md"),
            true,
            new Location("packages/kubernetes-cni/package.yaml", 4, 5)),
        platform);
  }

  /** One binary with an address and perhaps a member of the archive there. */
  public static WantedBinary remote(
      String name, Platform platform, String url, Optional<String> member) {
    return new WantedBinary(
        new BinaryRequest(
            name,
            "v1.32.3",
            name,
            Optional.of(url),
            member,
            List.of(),
            false,
            new Location("packages/" + name + "/package.yaml", 4, 5)),
        platform);
  }
}
