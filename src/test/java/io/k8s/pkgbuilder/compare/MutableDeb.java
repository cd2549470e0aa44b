package io.k8s.pkgbuilder.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.k8s.pkgbuilder.compare.Mutation.Expected;
import io.k8s.pkgbuilder.content.Decompression;
import io.k8s.pkgbuilder.format.deb.DebPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A deb in memory, to be changed and written again without our writer. */
final class MutableDeb {
  /** An entry of the payload. */
  private static final class Entry {
    private final TarArchiveEntry head;
    private final byte[] bytes;

    Entry(TarArchiveEntry head, byte[] bytes) {
      this.head = head;
      this.bytes = bytes;
    }

    String path() {
      return "/" + head.getName().replaceFirst("^\\./", "").replaceFirst("/$", "");
    }
  }

  final Map<String, String> control = new LinkedHashMap<>();
  final List<Entry> entries = new ArrayList<>();
  boolean gzip;

  static MutableDeb read(Path file) throws IOException {
    MutableDeb deb = new MutableDeb();
    DebPackage opened = DebPackage.open(file);
    for (String name : opened.controlFiles()) {
      deb.control.put(name, opened.text(name));
    }
    try (InputStream data = Decompression.of(opened.bytes("data.tar"));
        TarArchiveInputStream tar = new TarArchiveInputStream(data)) {
      for (TarArchiveEntry head = tar.getNextEntry(); head != null; head = tar.getNextEntry()) {
        deb.entries.add(new Entry(head, tar.readAllBytes()));
      }
    }
    return deb;
  }

  /** Heads are copied, bytes are shared: a mutation replaces them. */
  MutableDeb copy() throws IOException {
    MutableDeb copy = new MutableDeb();
    copy.control.putAll(control);
    for (Entry entry : entries) {
      copy.entries.add(new Entry(head(entry.head, entry.head.getName()), entry.bytes));
    }
    return copy;
  }

  private static TarArchiveEntry head(TarArchiveEntry old, String name) {
    TarArchiveEntry head = new TarArchiveEntry(name, old.getLinkFlag());
    head.setMode(old.getMode());
    head.setUserName(old.getUserName());
    head.setGroupName(old.getGroupName());
    head.setModTime(old.getLastModifiedTime());
    head.setLinkName(old.getLinkName());
    return head;
  }

  void write(Path file) throws IOException {
    try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(file))) {
      member(ar, "debian-binary", "2.0\n".getBytes(US_ASCII));
      ByteArrayOutputStream files = new ByteArrayOutputStream();
      try (TarArchiveOutputStream tar = new TarArchiveOutputStream(files)) {
        for (Map.Entry<String, String> one : control.entrySet()) {
          put(tar, new TarArchiveEntry("./" + one.getKey()), one.getValue().getBytes(UTF_8));
        }
      }
      member(ar, "control.tar", files.toByteArray());
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      try (OutputStream packed = gzip ? new GZIPOutputStream(data, 1 << 16) : data;
          TarArchiveOutputStream tar = new TarArchiveOutputStream(packed, "UTF-8")) {
        for (Entry entry : entries) {
          put(tar, entry.head, entry.bytes);
        }
      }
      member(ar, gzip ? "data.tar.gz" : "data.tar", data.toByteArray());
    }
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry head, byte[] bytes)
      throws IOException {
    head.setSize(bytes.length);
    tar.putArchiveEntry(head);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static void member(ArArchiveOutputStream ar, String name, byte[] bytes)
      throws IOException {
    ar.putArchiveEntry(new ArArchiveEntry(name, bytes.length));
    ar.write(bytes);
    ar.closeArchiveEntry();
  }

  private Entry file(Random random) {
    List<Entry> files =
        entries.stream().filter(one -> one.head.isFile() && one.bytes.length > 0).toList();
    return files.get(random.nextInt(files.size()));
  }

  /** Everything that can happen to one. */
  static final List<Mutation<MutableDeb>> MUTATIONS =
      List.of(
          MutableDeb::changeByte,
          MutableDeb::changeMode,
          MutableDeb::changeOwner,
          MutableDeb::removeEntry,
          MutableDeb::addEntry,
          MutableDeb::addRelation,
          MutableDeb::removeRelation,
          MutableDeb::shuffleRelations,
          MutableDeb::changeScript,
          MutableDeb::commentScript,
          MutableDeb::changeField,
          MutableDeb::loseConffile,
          MutableDeb::swapEntries,
          MutableDeb::changeTime,
          MutableDeb::compress);

  private Optional<Expected> changeByte(Random random) {
    Entry old = file(random);
    byte[] bytes = old.bytes.clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    entries.set(entries.indexOf(old), new Entry(old.head, bytes));
    return Expected.real(old.path(), Mutation.CONTENT);
  }

  private Optional<Expected> changeMode(Random random) {
    Entry old = file(random);
    old.head.setMode(old.head.getMode() ^ 1 << random.nextInt(12));
    return Expected.real(old.path(), Mutation.MODE);
  }

  private Optional<Expected> changeOwner(Random random) {
    Entry old = entries.get(random.nextInt(entries.size()));
    old.head.setGroupName("nogroup");
    return Expected.real(old.path(), Kind.OWNER_CHANGED);
  }

  private Optional<Expected> removeEntry(Random random) {
    Entry old = file(random);
    entries.remove(old);
    return Expected.real(old.path(), Kind.ENTRY_REMOVED);
  }

  private Optional<Expected> addEntry(Random random) {
    Entry like = file(random);
    String path = "/usr/share/more-" + random.nextInt(1000);
    byte[] bytes = ("more " + random.nextInt()).getBytes(UTF_8);
    entries.add(new Entry(head(like.head, "." + path), bytes));
    return Expected.real(path, Kind.ENTRY_ADDED);
  }

  private String paragraph() {
    return control.getOrDefault("control", "");
  }

  private List<String> depends() {
    return paragraph()
        .lines()
        .filter(line -> line.startsWith("Depends: "))
        .flatMap(line -> Arrays.stream(line.substring(9).split(", ", -1)))
        .toList();
  }

  private void depends(List<String> relations) {
    String rest = paragraph().replaceFirst("(?m)^Depends: .*\n", "");
    String line = relations.isEmpty() ? "" : "Depends: " + String.join(", ", relations) + "\n";
    control.put("control", line + rest);
  }

  private Optional<Expected> addRelation(Random random) {
    List<String> relations = new ArrayList<>(depends());
    String name = "more-" + random.nextInt(1000);
    relations.add(random.nextInt(relations.size() + 1), name + " (>= 1)");
    depends(relations);
    return Expected.real("Depends/" + name, Mutation.REQUIREMENT);
  }

  private Optional<Expected> removeRelation(Random random) {
    List<String> relations = new ArrayList<>(depends());
    if (relations.isEmpty()) {
      return Optional.empty();
    }
    String gone = relations.remove(random.nextInt(relations.size()));
    depends(relations);
    return Expected.real("Depends/" + gone.replaceFirst("[ (|].*", ""), Mutation.REQUIREMENT);
  }

  private Optional<Expected> shuffleRelations(Random random) {
    List<String> relations = new ArrayList<>(depends());
    Collections.shuffle(relations, random);
    depends(relations);
    return Expected.cosmetic("");
  }

  private Optional<String> script(Random random) {
    List<String> names =
        control.keySet().stream().filter(name -> name.matches("(pre|post)(inst|rm)")).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(names.get(random.nextInt(names.size())));
  }

  private Optional<Expected> insert(Random random, String line) {
    Optional<String> name = script(random);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>(control.getOrDefault(name.get(), "").lines().toList());
    lines.add(1 + random.nextInt(lines.size()), line);
    control.put(name.get(), String.join("\n", lines) + "\n");
    return line.startsWith("#")
        ? Expected.cosmetic(name.get(), Kind.SCRIPT_RESPELLED, Kind.SCRIPT_CHANGED)
        : Expected.real(name.get(), Kind.SCRIPT_CHANGED);
  }

  private Optional<Expected> changeScript(Random random) {
    return insert(random, "rm -rf /tmp/" + random.nextInt(1000));
  }

  private Optional<Expected> commentScript(Random random) {
    return insert(random, "# a remark");
  }

  private Optional<Expected> changeField(Random random) {
    List<String> fields = List.of("Section", "Priority", "Homepage", "Maintainer", "Description");
    String field = fields.get(random.nextInt(fields.size()));
    control.put("control", paragraph().replaceFirst("(?m)^(" + field + ": .*)$", "$1x"));
    return Expected.real(field, Kind.FIELD_CHANGED);
  }

  private Optional<Expected> loseConffile(Random random) {
    List<String> files = new ArrayList<>(control.getOrDefault("conffiles", "").lines().toList());
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String gone = files.remove(random.nextInt(files.size()));
    control.put("conffiles", String.join("\n", files) + "\n");
    return Expected.real(gone, Kind.CONFIG_LOST);
  }

  private Optional<Expected> swapEntries(Random random) {
    int first = random.nextInt(entries.size() - 1);
    Collections.swap(entries, first, entries.size() - 1);
    return Expected.cosmetic("", Kind.ORDER_CHANGED);
  }

  private Optional<Expected> changeTime(Random random) {
    entries.get(random.nextInt(entries.size())).head.setModTime(1000L * random.nextInt(1 << 30));
    return Expected.cosmetic("", Kind.TIMES_CHANGED);
  }

  private Optional<Expected> compress(Random random) {
    gzip = true;
    return Expected.cosmetic("compression", Kind.COMPRESSION_CHANGED);
  }
}
