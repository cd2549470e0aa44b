package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.repo.store.Compressed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ways into this package's readers, for fuzzing. */
public final class YumInputs {
  private YumInputs() {}

  /** What is rendered must say the same. */
  public static void readRepomd(byte[] bytes) throws IOException {
    Repomd repomd = Repomd.parse(new String(bytes, StandardCharsets.UTF_8));
    Repomd.parse(repomd.render());
  }

  /** As all three indices, as an update and a check read them. */
  public static void readRepodata(byte[] packed) throws IOException {
    byte[] plain = Compressed.unpack(packed);
    RepodataReader.hrefs(plain);
    for (YumPackage one : RepodataReader.packages(plain)) {
      PrimaryReader.node(one);
    }
    RepodataReader.byId(plain);
  }
}
