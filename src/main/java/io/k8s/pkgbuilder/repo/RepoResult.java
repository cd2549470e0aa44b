package io.k8s.pkgbuilder.repo;

import io.k8s.pkgbuilder.repo.store.Indexed;
import java.util.List;

/**
 * What an update did.
 *
 * @param packages each that was named, in no order that means anything
 * @param changed whether any index was written
 */
public record RepoResult(List<Indexed> packages, boolean changed) {
  public RepoResult {
    packages = List.copyOf(packages);
  }
}
