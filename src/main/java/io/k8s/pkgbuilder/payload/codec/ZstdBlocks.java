package io.k8s.pkgbuilder.payload.codec;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes one zstd frame as an encoder writes it and passes on its blocks, perhaps without the first
 * (the one byte that only opened a job), without empty ones, and with no block marked as the last.
 * RFC 8878 section 3.1.1.2.
 */
final class ZstdBlocks extends OutputStream {
  private static final int BLOCK_HEADER = 3;
  private static final int RLE = 1;

  /** Magic, descriptor, window: an encoder that knows no content size writes nothing else. */
  private static final int FRAME_HEADER = 6;

  private final OutputStream out;
  private final byte[] header = new byte[FRAME_HEADER];
  private int headerLength = FRAME_HEADER;
  private int headerFilled;
  private boolean inFrameHeader = true;
  private boolean dropping;
  private int left;
  private long window;

  ZstdBlocks(OutputStream out, boolean dropFirst) {
    this.out = out;
    this.dropping = dropFirst;
  }

  /** What the frame asked its decoder to keep, in bytes. */
  long window() {
    return window;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (left > 0) {
        int part = Math.min(left, end - at);
        if (!dropping) {
          out.write(bytes, at, part);
        }
        at += part;
        left -= part;
        dropping &= left > 0;
      } else {
        header[headerFilled++] = bytes[at++];
        if (headerFilled == headerLength) {
          headerComplete();
        }
      }
    }
  }

  private void headerComplete() throws IOException {
    headerFilled = 0;
    if (inFrameHeader) {
      if (header[4] != 0) {
        throw new IOException("the zstd encoder wrote a frame of descriptor " + header[4]);
      }
      window = ZstdCodec.windowOf(header[5] & 0xff);
      inFrameHeader = false;
      headerLength = BLOCK_HEADER;
      return;
    }
    int word = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
    int size = word >> 3;
    boolean rle = (word >> 1 & 3) == RLE;
    if (dropping && size != 1) {
      throw new IOException("the zstd encoder did not flush its first byte as a block");
    }
    if (!dropping && size > 0) {
      out.write(word & ~1);
      out.write(word >> 8);
      out.write(word >> 16);
    }
    left = rle ? 1 : size;
  }
}
