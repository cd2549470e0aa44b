package io.k8s.pkgbuilder.repo.apt;

import io.k8s.pkgbuilder.model.DebVersionOrder;
import java.util.Comparator;

/** By name, then dpkg's order of versions, then architecture. */
final class AptOrder {
  static final Comparator<AptPackage> ORDER =
      Comparator.comparing(AptPackage::name)
          .thenComparing(AptPackage::version, DebVersionOrder::compareTexts)
          .thenComparing(AptPackage::architecture)
          .thenComparing(AptPackage::fileName);

  private AptOrder() {}
}
