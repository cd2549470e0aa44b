package io.k8s.pkgbuilder.payload.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.FinishableWrapperOutputStream;

/**
 * xz, the .xz file format 1.2.1: one stream of a block for each piece, with sizes in the block
 * headers so that threaded decoders work in parallel. Neither dpkg nor rpm reads several streams.
 */
final class XzCodec implements Codec {
  /** Stream flags: check type CRC32. */
  private static final byte[] FLAGS = {0, 1};

  private static final byte[] MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};

  private static final long CHECK_SIZE = 4;

  private final OptionalInt level;
  private final boolean filters;

  XzCodec(OptionalInt level, boolean filters) {
    this.level = level;
    this.filters = filters;
  }

  @Override
  public String parameters(Traits traits) {
    return XzChain.choose(level, filters, traits).toString();
  }

  @Override
  public boolean slow() {
    return true;
  }

  @Override
  public long memory(Traits traits) {
    return XzChain.choose(level, filters, traits).memory();
  }

  @Override
  public Piece compress(Input stretch, Traits traits, Spool spool) throws IOException {
    XzChain chain = XzChain.choose(level, filters, traits);
    Spool.Writer writer = spool.writer();
    CRC32 crc = new CRC32();
    FinishableOutputStream out = chain.open(new FinishableWrapperOutputStream(writer));
    long size;
    try (InputStream in = new CheckedInputStream(stretch.open(), crc)) {
      size = in.transferTo(out);
    }
    out.finish();
    Spool.Spooled body = writer.finish();
    return new Piece(
        blockHeader(chain, body.size(), size),
        body,
        suffix(body.size(), crc.getValue()),
        size,
        crc.getValue(),
        0);
  }

  /** Section 3.1: size, flags, both sizes, the filters, padding, CRC32. */
  private static byte[] blockHeader(XzChain chain, long compressed, long uncompressed) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(0); // the size, once it is known
    header.write(0xC0 | (chain.filterCount() - 1));
    XzNumbers.vli(header, compressed);
    XzNumbers.vli(header, uncompressed);
    chain.describe(header);
    XzNumbers.pad4(header);
    byte[] bytes = header.toByteArray();
    bytes[0] = (byte) (bytes.length / 4);
    return XzNumbers.withCrc32(bytes);
  }

  /** Sections 3.3 and 3.4: padding to four, then the check. */
  private static byte[] suffix(long compressed, long crc) {
    ByteArrayOutputStream suffix = new ByteArrayOutputStream();
    for (long at = compressed; at % 4 != 0; at++) {
      suffix.write(0);
    }
    XzNumbers.le32(suffix, crc);
    return suffix.toByteArray();
  }

  @Override
  public byte[] head(List<Piece> pieces) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes(MAGIC);
    head.writeBytes(XzNumbers.withCrc32(FLAGS));
    return head.toByteArray();
  }

  /** Section 4, the index, and section 2.1.2, the footer. */
  @Override
  public byte[] tail(List<Piece> pieces) {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    index.write(0);
    XzNumbers.vli(index, pieces.size());
    for (Piece piece : pieces) {
      long padding = piece.suffix().length - CHECK_SIZE;
      XzNumbers.vli(index, piece.size() - padding);
      XzNumbers.vli(index, piece.uncompressedSize());
    }
    XzNumbers.pad4(index);
    byte[] indexBytes = XzNumbers.withCrc32(index.toByteArray());

    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    XzNumbers.le32(footer, indexBytes.length / 4 - 1);
    footer.writeBytes(FLAGS);
    CRC32 crc = new CRC32();
    crc.update(footer.toByteArray());

    ByteArrayOutputStream tail = new ByteArrayOutputStream();
    tail.writeBytes(indexBytes);
    XzNumbers.le32(tail, crc.getValue());
    tail.writeBytes(footer.toByteArray());
    tail.write('Y');
    tail.write('Z');
    return tail.toByteArray();
  }
}
