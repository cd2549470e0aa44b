package io.k8s.pkgbuilder.payload.codec;

import io.k8s.pkgbuilder.model.ElfMachine;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalInt;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.X86Options;

/**
 * An xz block's filters: perhaps a branch filter, then LZMA2.
 *
 * @param preset LZMA2's preset, 0 to 9
 * @param dictionary in bytes; at most 64 MiB, since rpm's decoder stops at 100 MiB of memory
 * @param depthLimit of the search for matches; 0 for the encoder's own, which goes by niceLength
 * @param literalBits lc
 * @param lp literal position bits
 * @param pb position bits
 */
record XzChain(
    Optional<Branch> branch,
    int preset,
    int dictionary,
    int niceLength,
    int depthLimit,
    int literalBits,
    int lp,
    int pb) {
  /** .xz file format, section 5.3.1. */
  private static final int LZMA2_ID = 0x21;

  private static final int SMALLEST_DICTIONARY = 4 << 10;
  private static final int LARGEST_DICTIONARY = 64 << 20;

  /** The branch filters that every supported decoder has; ARM64's is too new for Debian 11. */
  enum Branch {
    X86(0x04),
    ARM(0x07);

    private final int id;

    Branch(int id) {
      this.id = id;
    }

    private static Optional<Branch> of(ElfMachine machine) {
      return switch (machine.machine()) {
        case 3, 62 -> Optional.of(X86);
        case 40 -> machine.littleEndian() ? Optional.of(ARM) : Optional.empty();
        default -> Optional.empty();
      };
    }

    private FilterOptions options() {
      return switch (this) {
        case X86 -> new X86Options();
        case ARM -> new ARMOptions();
      };
    }
  }

  /** The filters for a stretch; docs/adr/0023-shorter-search.md has the measurements. */
  static XzChain choose(OptionalInt level, boolean filters, Traits traits) {
    Optional<Branch> branch =
        filters && !traits.solid() ? traits.machine().flatMap(Branch::of) : Optional.empty();
    XzChain chain =
        level.isPresent()
            ? XzDefaults.atLevel(level.getAsInt(), branch, traits)
            : XzDefaults.choose(branch, traits);
    return chain.withDictionary(Math.min(chain.dictionary, enough(traits.size())));
  }

  /** A dictionary larger than the data costs memory here and at each installation, for nothing. */
  private static int enough(long size) {
    int wanted = (int) Math.min(Math.max(size, SMALLEST_DICTIONARY), LARGEST_DICTIONARY);
    return (int) dictionarySize(dictionaryCode(wanted));
  }

  static XzChain ofPreset(int preset, Optional<Branch> branch) {
    LZMA2Options options = lzma2(preset);
    return new XzChain(
        branch,
        preset,
        options.getDictSize(),
        options.getNiceLen(),
        options.getDepthLimit(),
        options.getLc(),
        options.getLp(),
        options.getPb());
  }

  XzChain withDictionary(int bytes) {
    return new XzChain(branch, preset, bytes, niceLength, depthLimit, literalBits, lp, pb);
  }

  XzChain withNiceLength(int length) {
    return new XzChain(branch, preset, dictionary, length, depthLimit, literalBits, lp, pb);
  }

  XzChain withDepthLimit(int depth) {
    return new XzChain(branch, preset, dictionary, niceLength, depth, literalBits, lp, pb);
  }

  XzChain withBits(int newLiteralBits, int newLp, int newPb) {
    return new XzChain(
        branch, preset, dictionary, niceLength, depthLimit, newLiteralBits, newLp, newPb);
  }

  int filterCount() {
    return branch.isPresent() ? 2 : 1;
  }

  FinishableOutputStream open(FinishableOutputStream sink) {
    FinishableOutputStream lzma = lzma2().getOutputStream(sink, EncoderArrays.SHARED);
    return branch.isPresent()
        ? branch.get().options().getOutputStream(lzma, EncoderArrays.SHARED)
        : lzma;
  }

  /** What the encoder allocates, in bytes. */
  long memory() {
    return lzma2().getEncoderMemoryUsage() * 1024L;
  }

  private LZMA2Options lzma2() {
    LZMA2Options options = lzma2(preset);
    try {
      options.setDictSize(dictionary);
      options.setNiceLen(niceLength);
      options.setDepthLimit(depthLimit);
      options.setLcLp(literalBits, lp);
      options.setPb(pb);
      return options;
    } catch (UnsupportedOptionsException e) {
      throw new IllegalStateException("LZMA2 cannot do " + this, e);
    }
  }

  /** The filter flags of a block header, section 3.1.5. */
  void describe(ByteArrayOutputStream header) {
    branch.ifPresent(
        filter -> {
          header.write(filter.id);
          header.write(0);
        });
    header.write(LZMA2_ID);
    header.write(1);
    header.write(dictionaryCode(dictionary));
  }

  /** The smallest code whose size is enough: (2 | code's low bit) shifted by code/2 + 11. */
  static int dictionaryCode(int bytes) {
    int code = 0;
    while (dictionarySize(code) < bytes) {
      code++;
    }
    return code;
  }

  private static long dictionarySize(int code) {
    return (2L | (code & 1)) << (code / 2 + 11);
  }

  private static LZMA2Options lzma2(int preset) {
    try {
      return new LZMA2Options(preset);
    } catch (UnsupportedOptionsException e) {
      throw new IllegalArgumentException("xz has no preset " + preset, e);
    }
  }
}
