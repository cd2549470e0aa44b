package io.k8s.pkgbuilder.repo.yum;

import io.k8s.pkgbuilder.format.PackageException;
import io.k8s.pkgbuilder.format.rpm.Dependency;
import io.k8s.pkgbuilder.format.rpm.DependencyKind;
import io.k8s.pkgbuilder.format.rpm.RpmPackage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Dependencies as rpm:entry elements, without those that createrepo_c leaves out. */
final class DependencyElements {
  private static final int LESS = 2;
  private static final int GREATER = 4;
  private static final int EQUAL = 8;

  /** PREREQ, SCRIPT_PRE and SCRIPT_POST of rpmds.h. */
  private static final long PRE = 1 << 6 | 1 << 9 | 1 << 10;

  private final RpmPackage rpm;
  private final Set<String> primaryFiles;
  private final Set<String> provided;

  DependencyElements(RpmPackage rpm, List<RpmPackage.Entry> files) throws PackageException {
    this.rpm = rpm;
    this.primaryFiles =
        files.stream()
            .map(RpmPackage.Entry::path)
            .filter(PackageElements::isPrimary)
            .collect(Collectors.toSet());
    this.provided = new HashSet<>();
    for (Dependency one : rpm.dependencies(DependencyKind.PROVIDES)) {
      provided.add(key(one));
    }
  }

  private static String key(Dependency one) {
    return one.name() + " " + comparison(one.flags()) + " " + one.version();
  }

  /** An element each, without indentation; none twice. */
  List<String> lines(DependencyKind kind) throws PackageException {
    Set<String> lines = new LinkedHashSet<>();
    for (Dependency one : rpm.dependencies(kind)) {
      if (kind != DependencyKind.REQUIRES || isWorthRequiring(one)) {
        lines.add(line(one, kind == DependencyKind.REQUIRES && (one.flags() & PRE) != 0));
      }
    }
    return new ArrayList<>(lines);
  }

  /** Neither a matter of rpm itself nor satisfied by the very package. */
  private boolean isWorthRequiring(Dependency one) {
    return !one.name().startsWith("rpmlib(")
        && !primaryFiles.contains(one.name())
        && !provided.contains(key(one));
  }

  private static String line(Dependency one, boolean pre) {
    StringBuilder line = new StringBuilder("<rpm:entry");
    line.append(XmlText.attributes("name", one.name()));
    String comparison = comparison(one.flags());
    if (!comparison.isEmpty()) {
      line.append(XmlText.attributes("flags", comparison)).append(version(one.version()));
    }
    if (pre) {
      line.append(" pre=\"1\"");
    }
    return line.append("/>").toString();
  }

  private static String version(String evr) {
    if (evr.isEmpty()) {
      return "";
    }
    int colon = evr.indexOf(':');
    int dash = evr.lastIndexOf('-');
    String epoch = colon > 0 ? evr.substring(0, colon) : "0";
    String version = evr.substring(colon + 1, dash > colon ? dash : evr.length());
    String attributes = XmlText.attributes("epoch", epoch, "ver", version);
    return dash > colon
        ? attributes + XmlText.attributes("rel", evr.substring(dash + 1))
        : attributes;
  }

  private static String comparison(long flags) {
    return switch ((int) (flags & (LESS | GREATER | EQUAL))) {
      case LESS -> "LT";
      case GREATER -> "GT";
      case EQUAL -> "EQ";
      case LESS | EQUAL -> "LE";
      case GREATER | EQUAL -> "GE";
      default -> "";
    };
  }
}
