package io.k8s.pkgbuilder.compare.content;

import io.k8s.pkgbuilder.compare.content.ElfImage.GoBuild;
import io.k8s.pkgbuilder.compare.content.ElfImage.Section;
import io.k8s.pkgbuilder.compare.content.ElfTable.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/** The sections of one ELF file: a checksum of each, and the bytes of the small ones. */
final class ElfSections {
  private static final int SMALL = 1 << 16;
  private static final int MOST_KEPT = 1 << 22;

  private final ElfTable table;
  private final List<Header> headers;
  private final CRC32C[] checksums;
  private final Map<Integer, ByteArrayOutputStream> kept = new HashMap<>();

  private ElfSections(ElfTable table, List<Header> headers) {
    this.table = table;
    this.headers = headers;
    this.checksums = headers.stream().map(header -> new CRC32C()).toArray(CRC32C[]::new);
    long left = MOST_KEPT;
    for (int i = 0; i < headers.size(); i++) {
      Header header = headers.get(i);
      boolean small =
          header.length() <= SMALL
              || (header.type() == Header.STRINGS && header.length() <= 16 * SMALL);
      if (small && header.length() > 0 && header.length() <= left) {
        left -= header.length();
        kept.put(i, new ByteArrayOutputStream((int) header.length()));
      }
    }
  }

  /** Of a file without section headers that can be read. */
  static ElfImage none(ElfTable table) {
    return new ElfImage(table.machine(), "", List.of(), "", Optional.empty(), List.of());
  }

  /** Reads the whole file. */
  static ElfImage read(ElfTable table, List<Header> headers, InputStream whole) throws IOException {
    ElfSections sections = new ElfSections(table, headers);
    sections.stream(whole);
    return sections.image();
  }

  private void stream(InputStream in) throws IOException {
    // By offset; all before the first are behind the stream.
    List<Integer> order =
        IntStream.range(0, headers.size())
            .boxed()
            .filter(index -> headers.get(index).length() > 0)
            .sorted(Comparator.comparing(index -> headers.get(index).offset()))
            .toList();
    int first = 0;
    long position = 0;
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      long end = position + read;
      for (int i = first; i < order.size(); i++) {
        Header header = headers.get(order.get(i));
        if (header.offset() >= end) {
          break;
        }
        take(order.get(i), buffer, position, end);
        if (i == first && header.offset() + header.length() <= end) {
          first++;
        }
      }
      position = end;
    }
  }

  private void take(int index, byte[] buffer, long start, long end) {
    Header header = headers.get(index);
    int from = (int) (Math.max(header.offset(), start) - start);
    int to = (int) (Math.min(header.offset() + header.length(), end) - start);
    if (from < to) {
      checksums[index].update(buffer, from, to - from);
      ByteArrayOutputStream bytes = kept.get(index);
      if (bytes != null) {
        bytes.write(buffer, from, to - from);
      }
    }
  }

  private ElfImage image() {
    Map<String, Integer> names = new HashMap<>();
    List<Section> sections = new ArrayList<>();
    for (int i = 1; i < headers.size(); i++) {
      String name = text(table.names(), headers.get(i).name());
      names.putIfAbsent(name, i);
      sections.add(section(i, name));
    }
    Optional<GoBuild> go =
        Optional.ofNullable(names.get(".go.buildinfo"))
            .flatMap(index -> GoBuildInfo.parse(bytes(index)));
    return new ElfImage(table.machine(), loader(names), libraries(), buildId(names), go, sections);
  }

  private Section section(int index, String name) {
    Header header = headers.get(index);
    boolean buildId = header.type() == Header.NOTE && name.contains("build");
    long attributes = 31L * header.type() + header.flags();
    return new Section(
        name,
        header.size(),
        header.allocated() && !buildId,
        attributes << 32 ^ checksums[index].getValue());
  }

  private byte[] bytes(int index) {
    ByteArrayOutputStream bytes = kept.get(index);
    return bytes == null ? new byte[0] : bytes.toByteArray();
  }

  private String text(int section, int offset) {
    byte[] strings = bytes(section);
    int end = Math.max(0, offset);
    while (end < strings.length && strings[end] != 0) {
      end++;
    }
    return offset < 0 || offset >= strings.length
        ? ""
        : new String(strings, offset, end - offset, StandardCharsets.UTF_8);
  }

  private String loader(Map<String, Integer> names) {
    Integer index = names.get(".interp");
    return index == null ? "" : text(index, 0);
  }

  /** Tags of type DT_NEEDED, whose strings are in the linked section. */
  private List<String> libraries() {
    List<String> libraries = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i).type() == Header.DYNAMIC) {
        ByteBuffer in = ByteBuffer.wrap(bytes(i)).order(table.order());
        while (in.remaining() >= (table.wide() ? 16 : 8)) {
          long tag = table.wide() ? in.getLong() : in.getInt();
          long value = table.wide() ? in.getLong() : in.getInt();
          if (tag == 1) {
            libraries.add(text(headers.get(i).link(), (int) value));
          }
        }
      }
    }
    return libraries;
  }

  /** A note's description: after sizes, type and the padded name. */
  private String buildId(Map<String, Integer> names) {
    Integer gnu = names.get(".note.gnu.build-id");
    Integer index = gnu == null ? names.get(".note.go.buildid") : gnu;
    if (index == null || bytes(index).length < 12) {
      return "";
    }
    ByteBuffer in = ByteBuffer.wrap(bytes(index)).order(table.order());
    long start = 12 + (Integer.toUnsignedLong(in.getInt(0)) + 3) / 4 * 4;
    long end = start + Integer.toUnsignedLong(in.getInt(4));
    if (end > in.limit()) {
      return "";
    }
    byte[] id = new byte[(int) (end - start)];
    in.get((int) start, id);
    return gnu == null ? new String(id, StandardCharsets.US_ASCII) : HexFormat.of().formatHex(id);
  }
}
