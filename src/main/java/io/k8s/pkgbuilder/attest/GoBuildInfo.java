package io.k8s.pkgbuilder.attest;

import io.k8s.pkgbuilder.content.Content;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Go's linker writes into every executable, and {@code go version -m} shows: the compiler and
 * the modules. Both layouts are read: Go 1.18's, with the text inline, and the one before it, with
 * pointers (debug/buildinfo).
 *
 * @param goVersion e.g. go1.23.6
 * @param path of the main package, e.g. k8s.io/kubernetes/cmd/kubeadm
 * @param main the main module; empty for programs that were built without modules
 * @param modules the others, in the linker's order
 */
public record GoBuildInfo(
    String goVersion, String path, Optional<Module> main, List<Module> modules) {
  private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
  private static final int ALIGNMENT = 16;
  private static final int HEADER = 32;
  private static final int SEARCHED = 1 << 20;
  private static final int INLINE = 2;
  private static final int BIG_ENDIAN = 1;

  /** Larger than any list of modules. */
  private static final int MOST = 1 << 24;

  /** Around the list of modules stand so many bytes by which it is found in memory. */
  private static final int FRAME = 16;

  /**
   * One module.
   *
   * @param version (devel) where it was built from a checkout
   * @param sum go.sum's digest, "h1:..."; may be empty
   */
  public record Module(String path, String version, String sum) {}

  public GoBuildInfo {
    modules = List.copyOf(modules);
  }

  /** Empty for a file that is no Go program, and for one whose information cannot be read. */
  public static Optional<GoBuildInfo> of(Content content) throws IOException {
    try {
      Optional<Elf> elf = Elf.of(content);
      return elf.isPresent() ? find(elf.get()) : Optional.empty();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      // Damaged, or a layout of years to come: the file's digest says enough.
      return Optional.empty();
    }
  }

  private static Optional<GoBuildInfo> find(Elf elf) throws IOException {
    Optional<Elf.Span> span = elf.section(".go.buildinfo").or(elf::data);
    if (span.isEmpty()) {
      return Optional.empty();
    }
    int length = (int) Math.min(SEARCHED, span.get().size());
    ByteBuffer start = elf.read(span.get().offset(), length);
    for (int at = 0; at + HEADER <= start.limit(); at += ALIGNMENT) {
      if (isMagic(start, at)) {
        int flags = start.get(at + 15);
        return (flags & INLINE) != 0
            ? inline(elf.read(span.get().offset() + at + HEADER, MOST))
            : pointed(elf, start, at);
      }
    }
    return Optional.empty();
  }

  private static boolean isMagic(ByteBuffer bytes, int at) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes.get(at + i) != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<GoBuildInfo> inline(ByteBuffer text) {
    byte[] version = counted(text);
    return parse(version, counted(text));
  }

  /** A length in base 128, low bits first, then the bytes. */
  private static byte[] counted(ByteBuffer text) {
    long length = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte octet = text.get();
      length |= (long) (octet & 0x7f) << shift;
      if (octet >= 0) {
        break;
      }
    }
    byte[] bytes = new byte[Math.toIntExact(Math.min(length, text.remaining()))];
    text.get(bytes);
    return bytes;
  }

  private static Optional<GoBuildInfo> pointed(Elf elf, ByteBuffer header, int at)
      throws IOException {
    int pointer = header.get(at + 14);
    ByteOrder order =
        (header.get(at + 15) & BIG_ENDIAN) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    Pointers pointers = new Pointers(elf, order, pointer);
    ByteBuffer ordered = header.duplicate().order(order);
    byte[] version = pointers.string(pointers.word(ordered, at + 16));
    byte[] modules = pointers.string(pointers.word(ordered, at + 16 + pointer));
    return parse(version, modules);
  }

  /** What a running program would find at its addresses. */
  private record Pointers(Elf elf, ByteOrder order, int size) {
    /** A string as Go holds it: a pointer to its bytes, and their number. */
    byte[] string(long address) throws IOException {
      byte[] header = elf.memory(address, 2 * size);
      if (header.length < 2 * size) {
        return new byte[0];
      }
      ByteBuffer words = ByteBuffer.wrap(header).order(order);
      long length = Math.max(0, Math.min(MOST, word(words, size)));
      return elf.memory(word(words, 0), (int) length);
    }

    long word(ByteBuffer bytes, int at) {
      return size == Long.BYTES ? bytes.getLong(at) : bytes.getInt(at) & 0xffffffffL;
    }
  }

  private static Optional<GoBuildInfo> parse(byte[] version, byte[] framed) {
    String text =
        framed.length > 2 * FRAME && framed[framed.length - FRAME - 1] == '\n'
            ? new String(framed, FRAME, framed.length - 2 * FRAME, StandardCharsets.UTF_8)
            : "";
    String path = "";
    Optional<Module> main = Optional.empty();
    List<Module> modules = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String[] words = line.split("\t", -1);
      if (words[0].equals("path") && words.length > 1) {
        path = words[1];
      } else if (words[0].equals("mod") && words.length > 2) {
        main = Optional.of(module(words));
      } else if (words[0].equals("dep") && words.length > 2) {
        modules.add(module(words));
      } else if (words[0].equals("=>") && words.length > 2 && !modules.isEmpty()) {
        modules.set(modules.size() - 1, module(words));
      }
    }
    String go = new String(version, StandardCharsets.UTF_8);
    return go.isEmpty() ? Optional.empty() : Optional.of(new GoBuildInfo(go, path, main, modules));
  }

  private static Module module(String... words) {
    return new Module(words[1], words[2], words.length > 3 ? words[3] : "");
  }
}
