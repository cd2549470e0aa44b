package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.compare.content.ReadPackage;
import java.util.ArrayList;
import java.util.List;

/** Two packages that were read. */
record PairComparison(ReadPackage before, ReadPackage after) {
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (!before.summary().format().equals(after.summary().format())) {
      new CrossComparison(before, after, findings::add).run();
      return findings;
    }
    new FieldComparison(before.summary(), after.summary(), findings::add).run();
    new RelationComparison(before.summary(), after.summary(), findings::add).run();
    new ScriptComparison(before.summary(), after.summary(), findings::add).run();
    new EntryComparison(before, after, findings::add).run();
    return findings;
  }
}
