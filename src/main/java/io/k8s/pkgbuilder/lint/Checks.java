package io.k8s.pkgbuilder.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checks there are: a new one is a class and a line here. */
public final class Checks {
  /** Sorted by name. */
  public static final List<Check> ALL =
      Stream.<Check>of(
              new BrokenSymlink(),
              new BuildPath(),
              new ConfigNotMarked(),
              new DeviceFile(),
              new DuplicateDependency(),
              new EmptyPackage(),
              new FileInHome(),
              new FileInUsrLocal(),
              new MalformedRelation(),
              new MissingDescription(),
              new MissingHomepage(),
              new MissingLicense(),
              new MissingMaintainer(),
              new NonExecutableInBin(),
              new NonRootOwner(),
              new ObsoletesItself(),
              new PrereleaseSortsHigh(),
              new ScriptIgnoresErrors(),
              new ScriptSyntax(),
              new ScriptWithoutInterpreter(),
              new Setuid(),
              new UnitInEtc(),
              new UnitNotEnabled(),
              new UnknownArchitecture(),
              new UnownedDirectory(),
              new UnsatisfiableDependency(),
              new VersionBelowPrevious(),
              new VolatileFile(),
              new WorldWritable(),
              new WrongElfMachine())
          .sorted(Comparator.comparing((Check check) -> check.about().name()))
          .toList();

  private Checks() {}

  /** The check of this {@link About#name}. */
  public static Optional<Check> find(String name) {
    return ALL.stream().filter(check -> check.about().name().equals(name)).findFirst();
  }

  /** Every name, sorted. */
  public static List<String> names() {
    return ALL.stream().map(check -> check.about().name()).toList();
  }
}
