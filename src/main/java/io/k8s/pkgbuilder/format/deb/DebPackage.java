package io.k8s.pkgbuilder.format.deb;

import io.k8s.pkgbuilder.content.BombGuard;
import io.k8s.pkgbuilder.content.Decompression;
import io.k8s.pkgbuilder.content.LimitedInput;
import io.k8s.pkgbuilder.format.PackageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * A deb of any writer, as deb(5) and dpkg have it: its control files are read at once, its files
 * only when asked for.
 */
public final class DebPackage {
  /** Of all control files together; Debian's largest package has a tenth of it. */
  private static final long MOST_CONTROL = 64 << 20;

  private final Path file;
  private final List<ArReader.Member> members;
  private final Map<String, byte[]> controlFiles;
  private final DebParagraph control;

  private DebPackage(Path file, List<ArReader.Member> members, Map<String, byte[]> controlFiles)
      throws PackageException {
    this.file = file;
    this.members = members;
    this.controlFiles = controlFiles;
    this.control = DebParagraph.parse(text("control"));
  }

  /**
   * Reads all but the payload.
   *
   * @throws PackageException when it is no deb, or a damaged one
   */
  public static DebPackage open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      List<ArReader.Member> members = ArReader.members(channel);
      checkVersion(channel, members);
      return new DebPackage(file, members, controlFiles(channel, find(members, "control.tar")));
    }
  }

  private static void checkVersion(FileChannel channel, List<ArReader.Member> members)
      throws IOException {
    if (members.isEmpty()
        || !members.get(0).name().equals("debian-binary")
        || !new String(stream(channel, members.get(0)).readNBytes(2), StandardCharsets.US_ASCII)
            .equals("2.")) {
      throw new PackageException("it is no deb of format 2: it does not start with debian-binary");
    }
    List<String> rest =
        members.stream().map(ArReader.Member::name).filter(name -> !name.startsWith("_")).toList();
    if (rest.size() != 3
        || !rest.get(1).startsWith("control.tar")
        || !rest.get(2).startsWith("data.tar")) {
      throw new PackageException("its members are not debian-binary, control.tar and data.tar");
    }
  }

  private static ArReader.Member find(List<ArReader.Member> members, String prefix)
      throws PackageException {
    return members.stream()
        .filter(member -> member.name().startsWith(prefix))
        .findFirst()
        .orElseThrow(() -> new PackageException("it has no member " + prefix));
  }

  private static InputStream stream(FileChannel channel, ArReader.Member member)
      throws IOException {
    return new LimitedInput(
        Channels.newInputStream(channel.position(member.offset())), member.size());
  }

  private static Map<String, byte[]> controlFiles(FileChannel channel, ArReader.Member member)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    long left = MOST_CONTROL;
    try (TarStream tar = TarStream.of(Decompression.of(stream(channel, member)))) {
      for (Optional<TarArchiveEntry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
        byte[] bytes = tar.bytes().readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= bytes.length;
        if (left < 0) {
          throw new PackageException("its control files are larger than " + MOST_CONTROL);
        }
        String name = entry.get().getName().replaceFirst("^\\./", "");
        if (entry.get().isFile() && files.putIfAbsent(name, bytes) != null) {
          throw new PackageException("its control.tar holds " + name + " twice");
        }
      }
    }
    return files;
  }

  /** The control paragraph. */
  public DebParagraph control() {
    return control;
  }

  /** A control file's text, e.g. {@code conffiles}; "" where there is none. */
  public String text(String controlFile) {
    return new String(controlFiles.getOrDefault(controlFile, new byte[0]), StandardCharsets.UTF_8);
  }

  /** Names of the control archive's files, in their order. */
  public List<String> controlFiles() {
    return List.copyOf(controlFiles.keySet());
  }

  /** Names of the ar archive's members, in their order; a signature is one that starts with _. */
  public List<String> members() {
    return members.stream().map(ArReader.Member::name).toList();
  }

  /**
   * The bytes of a small member of the ar archive, such as _gpgorigin.
   *
   * @throws PackageException when it is missing or over 1 MiB
   */
  public byte[] member(String name) throws IOException {
    ArReader.Member member = find(members, name);
    if (member.size() > 1 << 20) {
      throw new PackageException("its member " + name + " is too large");
    }
    try (InputStream in = bytes(name)) {
      return in.readAllBytes();
    }
  }

  /** A new stream over a member's raw bytes; the caller closes it. */
  public InputStream bytes(String prefix) throws IOException {
    ArReader.Member member = find(members, prefix);
    FileChannel channel = FileChannel.open(file);
    return stream(channel, member);
  }

  /**
   * debsigs' signature, or the first that there is.
   *
   * @throws PackageException when it is not signed
   */
  public byte[] openPgpSignature() throws IOException {
    for (ArReader.Member member : members) {
      if (member.name().startsWith("_gpg")) {
        return member(member.name());
      }
    }
    throw new PackageException("it is not signed");
  }

  /** What debsigs' signature covers: the first three members, one after the other. */
  public InputStream signedBytes() throws IOException {
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(bytes("debian-binary"), bytes("control.tar"), bytes("data.tar"))));
  }

  /** Takes entries of the payload one by one. */
  public interface Visitor {
    /**
     * One entry.
     *
     * @param bytes of a file; valid during the call
     */
    void visit(TarArchiveEntry entry, InputStream bytes) throws IOException;
  }

  /**
   * Unpacks the payload.
   *
   * @throws PackageException when it is damaged
   */
  public void visit(Visitor visitor) throws IOException {
    try (TarStream tar =
        TarStream.of(new BombGuard(Decompression.of(bytes("data.tar")), Files.size(file)))) {
      for (Optional<TarArchiveEntry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
        visitor.visit(entry.get(), tar.bytes());
      }
    }
  }
}
