package io.k8s.pkgbuilder.repo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is taken over from a former index changes no byte of the next one, and saves the work. */
class IndexPiecesProperties {
  private static final List<Compressed> IN_PIECES = List.of(Compressed.GZIP, Compressed.XZ_STREAM);

  /** Some 4 KiB of text that does not pack to nothing. */
  private static String part(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(50, 250); i > 0; i--) {
      text.append(Long.toHexString(random.nextLong())).append('\n');
    }
    return text.toString();
  }

  private static IndexText text(List<Integer> seeds) {
    IndexText.Builder text = new IndexText.Builder();
    seeds.forEach(seed -> text.add("package-" + seed, part(seed)));
    return text.build();
  }

  @Property(tries = 40)
  void aFormerIndexChangesNothing(@ForAll @IntRange(min = 0, max = 400) int count, @ForAll int seed)
      throws IOException {
    Random random = new Random(seed);
    List<Integer> before = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      before.add(random.nextInt());
    }
    List<Integer> after = new ArrayList<>(before);
    after.removeIf(one -> random.nextInt(100) == 0);
    after.add(after.size() / 2, random.nextInt());
    IndexText old = text(before);
    IndexText next = text(after);
    for (Compressed compression : IN_PIECES) {
      byte[] packed = compression.compress(old, FormerIndex.NONE);
      FormerIndex former = FormerIndex.of(compression, old.bytes(), packed);
      byte[] fresh = compression.compress(next, FormerIndex.NONE);
      assertThat(compression.compress(next, former)).isEqualTo(fresh);
      assertThat(Compressed.unpack(fresh)).isEqualTo(next.bytes());
      assertThat(compression.compress(old, former)).isEqualTo(packed);
    }
  }

  @Property(tries = 5)
  void whatIsUnchangedIsNotPackedAgain(@ForAll int seed) throws IOException {
    List<Integer> seeds = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      seeds.add(seed + i);
    }
    IndexText old = text(seeds);
    seeds.add(600, seed - 1);
    IndexText next = text(seeds);
    for (Compressed compression : IN_PIECES) {
      byte[] packed = compression.compress(old, FormerIndex.NONE);
      FormerIndex former = FormerIndex.of(compression, old.bytes(), packed);
      int start = 0;
      int found = 0;
      for (int end : next.ends()) {
        long crc = FormerIndex.crc(next.bytes(), start, end - start);
        found += former.find(next.bytes(), start, end - start, crc).isPresent() ? 1 : 0;
        start = end;
      }
      assertThat(next.ends()).hasSizeGreaterThan(5);
      assertThat(found).isGreaterThanOrEqualTo(next.ends().size() - 2);
    }
  }

  @Property(tries = 2000)
  void aDamagedTableIsOfNoUse(@ForAll int seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = part(seed).getBytes(StandardCharsets.UTF_8);
    IndexText text = new IndexText(bytes, List.of(100, 500, bytes.length));
    for (Compressed compression : IN_PIECES) {
      byte[] packed = compression.compress(text, FormerIndex.NONE);
      int tables = random.nextBoolean() ? packed.length - 40 : 10;
      packed[Math.min(packed.length - 1, tables + random.nextInt(40))] = (byte) random.nextInt();
      FormerIndex former = FormerIndex.of(compression, text.bytes(), packed);
      compression.compress(text, former);
    }
  }
}
