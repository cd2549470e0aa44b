package io.k8s.pkgbuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.compare.Mutation.Expected;
import io.k8s.pkgbuilder.compare.PackageSet.Member;
import io.k8s.pkgbuilder.compare.content.ReadPackage;
import io.k8s.pkgbuilder.interop.FiftyPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of each real package, random changes: each is seen, of its kind, at its place; and what is
 * cosmetic alone is never breaking.
 */
class MutationIT {
  @TempDir Path folder;

  private int made;

  /** One platform's packages of both formats, a few of every mutation. */
  @Test
  void aFewOfTen() throws IOException {
    all(FiftyPackages.ending("amd64.deb"), FiftyPackages.ending("x86_64.rpm"), 6);
    assertThat(made).isEqualTo(60);
  }

  @Test
  @Tag("full")
  void hundredOfEachDeb() throws IOException {
    all(FiftyPackages.ending(".deb"), List.of(), 100);
    assertThat(made).isEqualTo(2500);
  }

  @Test
  @Tag("full")
  void hundredOfEachRpm() throws IOException {
    all(List.of(), FiftyPackages.ending(".rpm"), 100);
    assertThat(made).isEqualTo(2500);
  }

  private void all(List<Path> debs, List<Path> rpms, int count) throws IOException {
    for (Path deb : debs) {
      MutableDeb base = MutableDeb.read(deb);
      new Mutations<>(MutableDeb.MUTATIONS, base::copy, MutableDeb::write).run(deb, count);
    }
    for (Path rpm : rpms) {
      MutableRpm base = MutableRpm.read(rpm);
      new Mutations<>(MutableRpm.MUTATIONS, base::copy, MutableRpm::write).run(rpm, count);
    }
  }

  private interface Copier<P> {
    P copy() throws IOException;
  }

  private interface Writer<P> {
    void write(P mutated, Path file) throws IOException;
  }

  private final class Mutations<P> {
    private final List<Mutation<P>> mutations;
    private final Copier<P> copier;
    private final Writer<P> writer;

    Mutations(List<Mutation<P>> mutations, Copier<P> copier, Writer<P> writer) {
      this.mutations = mutations;
      this.copier = copier;
      this.writer = writer;
    }

    void run(Path original, int count) throws IOException {
      // The same bytes in the frame that the mutated ones have.
      ReadPackage base = write(copier.copy());
      int seen = 0;
      // From where the package before ended, so that few packages have every mutation.
      for (int seed = made; seen < count; seed++) {
        P mutated = copier.copy();
        Optional<Expected> expected =
            mutations.get(seed % mutations.size()).apply(mutated, new Random(seed));
        if (expected.isPresent()) {
          check(original.getFileName() + " #" + seed, base, write(mutated), expected.get());
          seen++;
          made++;
        }
      }
    }

    private ReadPackage write(P mutated) throws IOException {
      Path file = folder.resolve("mutated");
      writer.write(mutated, file);
      try {
        return ReadPackage.of(OpenedPackage.of(new Member("mutated", file)).opened());
      } finally {
        Files.delete(file);
      }
    }
  }

  private static void check(String what, ReadPackage base, ReadPackage read, Expected expected) {
    List<Finding> findings = new PairComparison(base, read).findings();
    String seen = what + ", expected " + expected + ", seen " + findings;
    Stream<Finding> there =
        findings.stream()
            .filter(one -> expected.kinds().contains(one.kind()))
            .filter(one -> one.path().equals(expected.path()));
    assertThat(there.findAny().isPresent()).as(seen).isEqualTo(!expected.kinds().isEmpty());
    assertThat(expected.kinds().isEmpty() && !findings.isEmpty()).as(seen).isFalse();
    if (expected.cosmetic()) {
      assertThat(findings.stream().map(one -> one.kind().significance()))
          .as(seen)
          .doesNotContain(Significance.BREAKING);
    }
  }
}
