package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.compare.Matching.Pair;
import io.k8s.pkgbuilder.compare.content.ElfMemory;
import io.k8s.pkgbuilder.compare.content.ReadPackage;
import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.model.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Compares two sets of packages.
 *
 * @param platforms whose architectures packages are matched by, across formats
 * @param workers read packages; no task waits for another
 */
public record SetComparison(List<Platform> platforms, Policy policy, Executor workers) {
  /** Of the heap that ELF files may take. */
  private static final int MEMORY_SHARE = 4;

  public SetComparison {
    platforms = List.copyOf(platforms);
  }

  /**
   * Reads all packages of both sets and explains their differences.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException with every package that cannot be
   *     read, {@link Category#PACKAGING}
   */
  public SetDiff compare(PackageSet before, PackageSet after) {
    Diagnostics damaged = new Diagnostics();
    List<OpenedPackage> old = open(before, damaged);
    List<OpenedPackage> now = open(after, damaged);
    damaged.throwIfAny();
    List<Pair> pairs = pairs(old, now);
    ElfMemory memory = new ElfMemory(Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
    List<CompletableFuture<PackageDiff>> comparing =
        pairs.stream().map(pair -> compare(pair, memory)).toList();
    List<PackageDiff> packages = new ArrayList<>();
    comparing.forEach(one -> damaged.collect(() -> packages.add(join(one))));
    damaged.throwIfAny();
    return new SetDiff(before.name(), after.name(), packages);
  }

  /** Two files are compared whatever they are called. */
  private List<Pair> pairs(List<OpenedPackage> old, List<OpenedPackage> now) {
    Matching matching = new Matching(platforms);
    List<Pair> pairs = matching.match(old, now);
    return old.size() == 1 && now.size() == 1 && pairs.size() == 2
        ? List.of(
            new Pair(
                matching.key(now.get(0).opened().summary()),
                Optional.of(old.get(0)),
                Optional.of(now.get(0))))
        : pairs;
  }

  private List<OpenedPackage> open(PackageSet set, Diagnostics damaged) {
    List<CompletableFuture<OpenedPackage>> opening =
        set.members().stream()
            .map(member -> start(member.name(), () -> OpenedPackage.of(member)))
            .toList();
    List<OpenedPackage> opened = new ArrayList<>();
    opening.forEach(one -> damaged.collect(() -> opened.add(join(one))));
    return opened;
  }

  /** What may fail because of the package. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> CompletableFuture<T> start(String name, Reading<T> reading) {
    Supplier<T> work =
        () -> {
          try {
            return reading.read();
          } catch (IOException e) {
            throw Diagnostic.of(Category.PACKAGING, "'" + name + "': " + e.getMessage())
                .asException();
          }
        };
    return CompletableFuture.supplyAsync(work, workers);
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** What was read of a pair is dropped as soon as its differences are known. */
  private CompletableFuture<PackageDiff> compare(Pair pair, ElfMemory memory) {
    if (pair.before().isEmpty()) {
      String file = pair.after().orElseThrow().member().name();
      return done(pair, List.of(Finding.of(Kind.PACKAGE_ADDED, "", "", file)));
    }
    if (pair.after().isEmpty()) {
      String file = pair.before().get().member().name();
      return done(pair, List.of(Finding.of(Kind.PACKAGE_REMOVED, "", file, "")));
    }
    if (sameBytes(pair.before().get(), pair.after().get())) {
      return done(pair, List.of());
    }
    return read(pair.before().get(), memory)
        .thenCombine(
            read(pair.after().get(), memory),
            (old, now) -> judged(pair, new PairComparison(old, now).findings()));
  }

  private CompletableFuture<PackageDiff> done(Pair pair, List<Finding> findings) {
    return CompletableFuture.completedFuture(judged(pair, findings));
  }

  private PackageDiff judged(Pair pair, List<Finding> findings) {
    return new PackageDiff(
        pair.key(),
        pair.before().map(OpenedPackage::side),
        pair.after().map(OpenedPackage::side),
        findings.stream().map(finding -> policy.judge(finding, pair.key())).toList());
  }

  /** Files of the same bytes are the same packages, and need not be unpacked. */
  private static boolean sameBytes(OpenedPackage old, OpenedPackage now) {
    try {
      return Files.mismatch(old.member().file(), now.member().file()) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CompletableFuture<ReadPackage> read(OpenedPackage one, ElfMemory memory) {
    return start(one.member().name(), () -> ReadPackage.of(one.opened(), memory));
  }
}
