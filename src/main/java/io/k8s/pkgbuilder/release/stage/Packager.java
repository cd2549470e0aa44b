package io.k8s.pkgbuilder.release.stage;

import io.k8s.pkgbuilder.build.BuildListener;
import io.k8s.pkgbuilder.plan.BuildPlan;
import io.k8s.pkgbuilder.sign.Signer;
import io.k8s.pkgbuilder.source.BinarySource;
import java.io.IOException;
import java.util.Optional;

/** Makes packages; whoever wires it brings threads and caches. */
public interface Packager {
  /**
   * Makes all packages of a plan in the work directory, over whatever has their names.
   *
   * @param signer of packages whose configuration names no key of its own
   */
  void build(BuildPlan plan, BinarySource binaries, Optional<Signer> signer, BuildListener listener)
      throws IOException;
}
