package io.k8s.pkgbuilder.repo.store;

import java.io.IOException;
import java.util.Optional;

/** Indices of a repository that lies elsewhere, asked for one by one. */
public interface IndexSource {
  /**
   * The index that no other one vouches for: a Release file, or repomd.xml.
   *
   * @param path below the repository's address
   * @return empty where there is none
   */
  Optional<String> root(String path) throws IOException;

  /**
   * An index that another one names, with the size and digest that it must have.
   *
   * @return empty where there is none
   */
  Optional<byte[]> named(Named index) throws IOException;
}
