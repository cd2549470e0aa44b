package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.content.BombGuard;
import io.k8s.pkgbuilder.content.Decompression;
import io.k8s.pkgbuilder.content.Hashing;
import io.k8s.pkgbuilder.format.PackageException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An rpm of any writer, format 3 to 6: its headers are read at once, its payload when asked for.
 */
public final class RpmPackage {
  private static final int LEAD = 96;
  private static final int LEAD_MAGIC = 0xedabeedb;
  private static final int DIRECTORY = 0040000;
  private static final int TYPE = 0170000;

  private final Path file;
  private final RpmHeader signature;
  private final byte[] headerBytes;
  private final RpmHeader header;
  private final long headerStart;

  private RpmPackage(Path file, RpmHeader signature, byte[] headerBytes, long headerStart)
      throws PackageException {
    this.file = file;
    this.signature = signature;
    this.headerBytes = headerBytes;
    this.header = RpmHeader.parse(headerBytes);
    this.headerStart = headerStart;
  }

  /**
   * Reads all but the payload.
   *
   * @throws PackageException when it is no rpm, or a damaged one
   */
  public static RpmPackage open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (read(channel, 0, LEAD).getInt(0) != LEAD_MAGIC) {
        throw new PackageException("it is no rpm: it does not start with its magic");
      }
      byte[] signature = header(channel, LEAD);
      long start = LEAD + (signature.length + 7L) / 8 * 8;
      return new RpmPackage(file, RpmHeader.parse(signature), header(channel, start), start);
    }
  }

  private static byte[] header(FileChannel channel, long at) throws IOException {
    long length = RpmHeader.length(read(channel, at, RpmHeader.PREAMBLE));
    if (at + length > channel.size()) {
      throw new PackageException("it is cut off within a header");
    }
    return read(channel, at, (int) length).array();
  }

  private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
    if (at + length > channel.size()) {
      throw new PackageException("it is no rpm, or cut off: it has " + channel.size() + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException("it became shorter");
      }
    }
    return bytes;
  }

  /** What vouches for the rest; its tags have meanings of their own. */
  public RpmHeader signature() {
    return signature;
  }

  /** What the package is. */
  public RpmHeader header() {
    return header;
  }

  /** The header with its magic: what signatures and digests cover. */
  public byte[] headerBytes() {
    return headerBytes.clone();
  }

  /** Offset of the header in the file. */
  public long headerStart() {
    return headerStart;
  }

  /** Offset of the payload in the file. */
  public long headerEnd() {
    return headerStart + headerBytes.length;
  }

  /**
   * Whether header and payload are what the package itself says.
   *
   * @throws PackageException when a digest differs, or there is none that counts
   */
  public void checkDigests() throws IOException {
    String wanted =
        signature
            .text(Tag.SIG_SHA256.number)
            .orElseThrow(() -> new PackageException("it has no SHA-256 of its header"));
    String headerDigest = HexFormat.of().formatHex(Hashing.sha256().digest(headerBytes));
    if (!wanted.equals(headerDigest)) {
      throw new PackageException("its header is damaged");
    }
    String payload = header.text(Tag.PAYLOAD_DIGEST);
    if (payload.isEmpty()) {
      throw new PackageException("its header does not say its payload's SHA-256");
    }
    try (InputStream in = packedPayload()) {
      MessageDigest digest = Hashing.sha256();
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      if (!Hashing.hex(digest).equals(payload)) {
        throw new PackageException("its payload is damaged");
      }
    }
  }

  /**
   * The OpenPGP signature of the header.
   *
   * @throws PackageException when it is not signed
   */
  public byte[] openPgpSignature() throws PackageException {
    for (Tag tag : List.of(Tag.SIG_RSA, Tag.SIG_DSA)) {
      byte[] packet = signature.bytes(tag.number);
      if (packet.length > 0) {
        return packet;
      }
    }
    throw new PackageException("it is not signed");
  }

  /** Whether there is a signature that {@link #openPgpSignature} gives. */
  public boolean signed() throws PackageException {
    return signature.bytes(Tag.SIG_RSA.number).length > 0
        || signature.bytes(Tag.SIG_DSA.number).length > 0;
  }

  /** What the signature covers: the header, which holds the payload's digest. */
  public InputStream signedBytes() {
    return new ByteArrayInputStream(headerBytes);
  }

  /** A new stream over the payload as it is in the file; the caller closes it. */
  public InputStream packedPayload() throws IOException {
    return Channels.newInputStream(FileChannel.open(file).position(headerEnd()));
  }

  /** A new stream over the unpacked cpio archive; the caller closes it. */
  public InputStream payload() throws IOException {
    return new BombGuard(Decompression.of(packedPayload()), Files.size(file));
  }

  /**
   * Dependencies of one kind, in the header's order.
   *
   * @throws PackageException when the tags about them contradict each other
   */
  public List<Dependency> dependencies(DependencyKind kind) throws PackageException {
    List<String> names = header.texts(kind.name);
    List<String> versions = header.texts(kind.version);
    long[] flags = header.numbers(kind.flags);
    if (versions.size() != names.size() || flags.length != names.size()) {
      throw new PackageException("its header does not say of every dependency which version");
    }
    List<Dependency> dependencies = new ArrayList<>(flags.length);
    for (int i = 0; i < flags.length; i++) {
      dependencies.add(new Dependency(names.get(i), flags[i], versions.get(i)));
    }
    return dependencies;
  }

  /** Its architecture, or "src" for sources. */
  public String architecture() throws PackageException {
    return header.text(Tag.SOURCE_RPM).isEmpty() ? "src" : header.text(Tag.ARCH);
  }

  /** The files in the header's order, as {@link FileNames} says. */
  public List<Entry> entries() throws PackageException {
    List<String> names = FileNames.of(header);
    long[] modes = header.numbers(Tag.FILE_MODES);
    long[] flags = header.numbers(Tag.FILE_FLAGS);
    if (modes.length != names.size() || flags.length != names.size()) {
      throw new PackageException("its header does not say of every file what it is");
    }
    List<Entry> entries = new ArrayList<>(names.size());
    for (int i = 0; i < modes.length; i++) {
      entries.add(new Entry(names.get(i), (int) modes[i], flags[i]));
    }
    return entries;
  }

  /**
   * A file as the header lists it.
   *
   * @param mode st_mode, type bits included
   * @param flags of rpmfiles.h
   */
  public record Entry(String path, int mode, long flags) {
    /** Whether it is a directory. */
    public boolean directory() {
      return (mode & TYPE) == DIRECTORY;
    }

    /** Whether it is owned without being shipped. */
    public boolean ghost() {
      return (flags & FileFlag.GHOST) != 0;
    }
  }
}
