package io.k8s.pkgbuilder.payload.tar;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.model.FileMode;
import io.k8s.pkgbuilder.payload.PayloadEntry;
import io.k8s.pkgbuilder.payload.PayloadEntry.Owner;
import io.k8s.pkgbuilder.payload.Segment;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the segments of one tar stream, members in the order they are added. No content is read
 * here. Not thread-safe.
 */
public final class TarBuilder {
  private final List<Segment> segments = new ArrayList<>();
  private final ByteArrayOutputStream framing = new ByteArrayOutputStream();
  private final String prefix;

  /**
   * An empty stream.
   *
   * @param prefix of every member's name, e.g. "./" as dpkg-deb writes them
   */
  public TarBuilder(String prefix) {
    this.prefix = prefix;
  }

  /** The root directory, root:root 0755. */
  public TarBuilder root(Instant mtime) {
    return directory("", FileMode.DIRECTORY, Owner.ROOT, mtime);
  }

  /** An entry under its path; a ghost is left out, because tar has none. */
  public TarBuilder entry(PayloadEntry entry) {
    String name = entry.path().relative();
    if (entry instanceof PayloadEntry.RegularFile file) {
      Content content = file.content();
      header('0', name, "", file.mode(), file.owner(), file.mtime(), content.size());
      body(content);
    } else if (entry instanceof PayloadEntry.Directory) {
      directory(name + "/", entry.mode(), entry.owner(), entry.mtime());
    } else if (entry instanceof PayloadEntry.Symlink link) {
      header('2', name, link.target(), link.mode(), link.owner(), link.mtime(), 0);
    }
    return this;
  }

  /** A small file made by the caller, root:root. */
  public TarBuilder file(String name, byte[] bytes, FileMode mode, Instant mtime) {
    header('0', name, "", mode, Owner.ROOT, mtime, bytes.length);
    framing.writeBytes(bytes);
    pad(bytes.length);
    return this;
  }

  /** Ends the stream with its two zero blocks. */
  public List<Segment> finish() {
    framing.writeBytes(new byte[2 * TarHeader.BLOCK]);
    flush();
    return List.copyOf(segments);
  }

  private TarBuilder directory(String name, FileMode mode, Owner owner, Instant mtime) {
    header('5', name, "", mode, owner, mtime, 0);
    return this;
  }

  private void header(
      char type, String name, String link, FileMode mode, Owner owner, Instant mtime, long size) {
    framing.writeBytes(new TarHeader(type, prefix + name, link, mode, owner, mtime, size).bytes());
  }

  private void body(Content content) {
    if (content.size() > 0) {
      flush();
      segments.add(new Segment.Body(content));
      pad(content.size());
    }
  }

  private void pad(long size) {
    framing.writeBytes(new byte[TarHeader.padding(size)]);
  }

  private void flush() {
    if (framing.size() > 0) {
      segments.add(new Segment.Framing(framing.toByteArray()));
      framing.reset();
    }
  }
}
