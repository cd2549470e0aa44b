package io.k8s.pkgbuilder.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import io.k8s.pkgbuilder.compare.Mutation.Expected;
import io.k8s.pkgbuilder.content.Decompression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** An rpm in memory, to be changed and written again without our writer. */
final class MutableRpm {
  private static final int SUMMARY = 1004;
  private static final int POST_IN = 1024;
  private static final int MODES = 1030;
  private static final int TIMES = 1034;
  private static final int FLAGS = 1037;
  private static final int GROUPS = 1040;
  private static final int REQUIRE_FLAGS = 1048;
  private static final int REQUIRE_NAME = 1049;
  private static final int REQUIRE_VERSION = 1050;
  private static final int DIR_INDEXES = 1116;
  private static final int BASE_NAMES = 1117;
  private static final int DIR_NAMES = 1118;
  private static final int COMPRESSOR = 1125;
  private static final int DIRECTORY = 0040000;
  private static final int TYPE = 0170000;

  /** An entry of the archive. */
  private static final class Entry {
    private final byte[] head;
    private final String name;
    private final byte[] bytes;

    Entry(byte[] head, String name, byte[] bytes) {
      this.head = head;
      this.name = name;
      this.bytes = bytes;
    }
  }

  private final byte[] lead;
  final RpmTags header;
  private final List<Entry> entries;
  private boolean zstd;

  private MutableRpm(byte[] lead, RpmTags header, List<Entry> entries) {
    this.lead = lead;
    this.header = header;
    this.entries = entries;
  }

  static MutableRpm read(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    ByteBuffer in = ByteBuffer.wrap(all).position(96);
    RpmTags.read(in);
    int start = (in.position() + 7) / 8 * 8;
    RpmTags header = RpmTags.read(in.position(start));
    // As it is written here, whatever the package had.
    header.values(COMPRESSOR).set(0, "none");
    int payload = in.position();
    List<Entry> entries = new ArrayList<>();
    try (InputStream cpio =
        Decompression.of(new ByteArrayInputStream(all, payload, all.length - payload))) {
      for (Entry one = entry(cpio); !one.name.equals("TRAILER!!!"); one = entry(cpio)) {
        entries.add(one);
      }
    }
    return new MutableRpm(Arrays.copyOf(all, start), header, entries);
  }

  private static Entry entry(InputStream cpio) throws IOException {
    byte[] head = cpio.readNBytes(110);
    int size = Integer.parseInt(new String(head, 54, 8, US_ASCII), 16);
    int length = Integer.parseInt(new String(head, 94, 8, US_ASCII), 16);
    String name = new String(cpio.readNBytes(length), 0, length - 1, UTF_8);
    cpio.skipNBytes((4 - (110 + length) % 4) % 4);
    byte[] bytes = cpio.readNBytes(size);
    cpio.skipNBytes((4 - size % 4) % 4);
    return new Entry(head, name, bytes);
  }

  MutableRpm copy() {
    return new MutableRpm(lead, header.copy(), new ArrayList<>(entries));
  }

  void write(Path file) throws IOException {
    ByteArrayOutputStream cpio = new ByteArrayOutputStream();
    entries.forEach(entry -> write(entry, cpio));
    byte[] trailer = ("070701" + "0".repeat(104)).getBytes(US_ASCII);
    write(new Entry(trailer, "TRAILER!!!", new byte[0]), cpio);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(lead);
    all.writeBytes(header.write());
    all.writeBytes(zstd ? Zstd.compress(cpio.toByteArray(), 1) : cpio.toByteArray());
    Files.write(file, all.toByteArray());
  }

  private static void write(Entry entry, ByteArrayOutputStream cpio) {
    byte[] name = (entry.name + "\0").getBytes(UTF_8);
    String head = new String(entry.head, US_ASCII);
    String sizes =
        head.substring(0, 54)
            + String.format(Locale.ROOT, "%08x", entry.bytes.length)
            + head.substring(62, 94)
            + String.format(Locale.ROOT, "%08x", name.length)
            + head.substring(102);
    cpio.writeBytes(sizes.getBytes(US_ASCII));
    cpio.writeBytes(name);
    cpio.writeBytes(new byte[(4 - cpio.size() % 4) % 4]);
    cpio.writeBytes(entry.bytes);
    cpio.writeBytes(new byte[(4 - cpio.size() % 4) % 4]);
  }

  private String path(int index) {
    return header.text(DIR_NAMES, (int) header.number(DIR_INDEXES, index))
        + header.text(BASE_NAMES, index);
  }

  private int files() {
    return header.values(BASE_NAMES).size();
  }

  /** The header's index of a file that is no directory. */
  private int file(Random random) {
    while (true) {
      int index = random.nextInt(files());
      if ((header.number(MODES, index) & TYPE) != DIRECTORY) {
        return index;
      }
    }
  }

  private int inArchive(String path) {
    for (int i = 0; i < entries.size(); i++) {
      if (("/" + entries.get(i).name.replaceFirst("^\\.?/", "")).equals(path)) {
        return i;
      }
    }
    throw new AssertionError(path);
  }

  /** Everything that can happen to one. */
  static final List<Mutation<MutableRpm>> MUTATIONS =
      List.of(
          MutableRpm::changeByte,
          MutableRpm::changeMode,
          MutableRpm::changeOwner,
          MutableRpm::removeEntry,
          MutableRpm::addEntry,
          MutableRpm::addRelation,
          MutableRpm::removeRelation,
          MutableRpm::shuffleRelations,
          MutableRpm::changeScript,
          MutableRpm::commentScript,
          MutableRpm::changeField,
          MutableRpm::loseConfig,
          MutableRpm::swapEntries,
          MutableRpm::changeTime,
          MutableRpm::compress);

  private Optional<Expected> changeByte(Random random) {
    String path = path(file(random));
    int at = inArchive(path);
    Entry old = entries.get(at);
    if (old.bytes.length == 0) {
      return Optional.empty();
    }
    byte[] bytes = old.bytes.clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    entries.set(at, new Entry(old.head, old.name, bytes));
    return Expected.real(path, Mutation.CONTENT);
  }

  private Optional<Expected> changeMode(Random random) {
    int index = file(random);
    header.values(MODES).set(index, header.number(MODES, index) ^ 1L << random.nextInt(12));
    return Expected.real(path(index), Mutation.MODE);
  }

  private Optional<Expected> changeOwner(Random random) {
    int index = random.nextInt(files());
    header.values(GROUPS).set(index, "nogroup");
    return Expected.real(path(index), Kind.OWNER_CHANGED);
  }

  /** The arrays that have a value for each file. */
  private List<List<Object>> perFile() {
    int count = files();
    return header.tags.entrySet().stream()
        .filter(tag -> tag.getKey() != DIR_NAMES && tag.getValue().values().size() == count)
        .filter(tag -> isOfFiles(tag.getKey()))
        .map(tag -> tag.getValue().values())
        .toList();
  }

  private static boolean isOfFiles(int tag) {
    return (tag >= 1028 && tag <= 1045)
        || (tag >= 1095 && tag <= 1097)
        || tag == 5008
        || (tag >= DIR_INDEXES && tag <= BASE_NAMES)
        || (tag >= 1140 && tag <= 1142);
  }

  private Optional<Expected> removeEntry(Random random) {
    int index = file(random);
    String path = path(index);
    entries.remove(inArchive(path));
    perFile().forEach(values -> values.remove(index));
    return Expected.real(path, Kind.ENTRY_REMOVED);
  }

  private Optional<Expected> addEntry(Random random) {
    int like = file(random);
    String name = "more-" + random.nextInt(1000);
    Entry old = entries.get(inArchive(path(like)));
    perFile().forEach(values -> values.add(values.get(like)));
    header.values(BASE_NAMES).set(files() - 1, name);
    entries.add(new Entry(old.head, old.name.replaceFirst("[^/]*$", name), old.bytes));
    return Expected.real(path(files() - 1), Kind.ENTRY_ADDED);
  }

  private void insert(int at, String name, long flags, String version) {
    header.values(REQUIRE_NAME).add(at, name);
    header.values(REQUIRE_FLAGS).add(at, flags);
    header.values(REQUIRE_VERSION).add(at, version);
  }

  private Optional<Expected> addRelation(Random random) {
    String name = "more-" + random.nextInt(1000);
    insert(random.nextInt(header.values(REQUIRE_NAME).size() + 1), name, 12, "1.0");
    return Expected.real("Requires/" + name, Mutation.REQUIREMENT);
  }

  private Optional<Expected> removeRelation(Random random) {
    int index = random.nextInt(header.values(REQUIRE_NAME).size());
    String name = header.text(REQUIRE_NAME, index);
    if (name.contains("(") || Collections.frequency(header.values(REQUIRE_NAME), name) > 1) {
      return Optional.empty();
    }
    for (int tag : new int[] {REQUIRE_NAME, REQUIRE_FLAGS, REQUIRE_VERSION}) {
      header.values(tag).remove(index);
    }
    return Expected.real("Requires/" + name, Mutation.REQUIREMENT);
  }

  private Optional<Expected> shuffleRelations(Random random) {
    for (int tag : new int[] {REQUIRE_NAME, REQUIRE_FLAGS, REQUIRE_VERSION}) {
      Collections.rotate(header.values(tag), 1 + random.nextInt(0, 1));
    }
    return Expected.cosmetic("");
  }

  private Optional<Expected> line(Random random, String line) {
    if (header.values(POST_IN).isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>(header.text(POST_IN, 0).lines().toList());
    lines.add(random.nextInt(lines.size() + 1), line);
    header.values(POST_IN).set(0, String.join("\n", lines) + "\n");
    return line.startsWith("#")
        ? Expected.cosmetic("post", Kind.SCRIPT_RESPELLED, Kind.SCRIPT_CHANGED)
        : Expected.real("post", Kind.SCRIPT_CHANGED);
  }

  private Optional<Expected> changeScript(Random random) {
    return line(random, "rm -rf /tmp/" + random.nextInt(1000));
  }

  private Optional<Expected> commentScript(Random random) {
    return line(random, "# a remark");
  }

  private Optional<Expected> changeField(Random random) {
    header.values(SUMMARY).set(0, "Another one " + random.nextInt());
    return Expected.real("Summary", Kind.FIELD_CHANGED);
  }

  private Optional<Expected> loseConfig(Random random) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < files(); i++) {
      if ((header.number(FLAGS, i) & 1) != 0) {
        found.add(i);
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int index = found.get(random.nextInt(found.size()));
    header.values(FLAGS).set(index, 0L);
    return Expected.real(path(index), Kind.CONFIG_LOST);
  }

  private Optional<Expected> swapEntries(Random random) {
    Collections.swap(entries, random.nextInt(entries.size() - 1), entries.size() - 1);
    return Expected.cosmetic("", Kind.ORDER_CHANGED);
  }

  private Optional<Expected> changeTime(Random random) {
    header.values(TIMES).set(random.nextInt(files()), (long) random.nextInt(1 << 30));
    return Expected.cosmetic("", Kind.TIMES_CHANGED);
  }

  private Optional<Expected> compress(Random random) {
    zstd = true;
    header.values(COMPRESSOR).set(0, "zstd");
    return Expected.cosmetic("compression", Kind.COMPRESSION_CHANGED);
  }
}
