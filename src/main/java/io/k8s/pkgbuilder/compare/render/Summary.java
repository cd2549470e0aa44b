package io.k8s.pkgbuilder.compare.render;

import io.k8s.pkgbuilder.compare.PackageDiff.Status;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.compare.Significance;
import java.util.ArrayList;
import java.util.List;

/** A comparison in one line. */
final class Summary {
  private Summary() {}

  static String of(SetDiff diff) {
    List<String> packages = new ArrayList<>();
    packages.add(diff.count(Status.SAME) + " the same");
    packages.add(diff.count(Status.CHANGED) + " changed");
    packages.add(diff.count(Status.ADDED) + " added");
    packages.add(diff.count(Status.REMOVED) + " removed");
    int count = diff.packages().size();
    return count
        + (count == 1 ? " package: " : " packages: ")
        + String.join(", ", packages)
        + "; differences: "
        + diff.count(Significance.BREAKING)
        + " breaking, "
        + diff.count(Significance.NOTABLE)
        + " notable, "
        + diff.count(Significance.COSMETIC)
        + " cosmetic";
  }
}
