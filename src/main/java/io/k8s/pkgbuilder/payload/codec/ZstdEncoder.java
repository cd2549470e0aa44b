package io.k8s.pkgbuilder.payload.codec;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One zstd frame, by a native encoder that is used again for the next: to make its tables and
 * buffers anew takes a tenth of the time of a quick level.
 */
final class ZstdEncoder extends OutputStream {
  private static final int BUFFER = 1 << 17;

  /** As many as ever worked at once; larger levels' tables are not kept. */
  private static final ConcurrentLinkedQueue<ZstdEncoder> IDLE = new ConcurrentLinkedQueue<>();

  private static final int LARGEST_KEPT_LEVEL = 9;

  private final ZstdCompressCtx context = new ZstdCompressCtx();
  private final ByteBuffer packed = ByteBuffer.allocate(BUFFER);
  private final byte[] one = new byte[1];
  private OutputStream out = OutputStream.nullOutputStream();
  private int level;

  private ZstdEncoder() {}

  /** Begins a frame without checksum and content size, that goes to {@code out}. */
  static ZstdEncoder of(int level, OutputStream out) {
    ZstdEncoder encoder = Optional.ofNullable(IDLE.poll()).orElseGet(ZstdEncoder::new);
    encoder.out = out;
    encoder.level = level;
    encoder.context.reset();
    encoder.context.setLevel(level).setChecksum(false).setContentSize(false);
    return encoder;
  }

  /** With long-distance matches in a window of so many bits; before the first byte. */
  void over(int windowLog) {
    context.setLong(windowLog);
  }

  /** Jobs of so many bytes that see nothing of one another; before the first byte. */
  void inJobs(int size) {
    context.setWorkers(1).setOverlapLog(1).setJobSize(size);
  }

  @Override
  public void write(int b) throws IOException {
    one[0] = (byte) b;
    write(one, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    pack(ByteBuffer.wrap(bytes, offset, length), EndDirective.CONTINUE);
  }

  @Override
  public void flush() throws IOException {
    pack(ByteBuffer.allocate(0), EndDirective.FLUSH);
  }

  /** Ends the frame. */
  void finish() throws IOException {
    pack(ByteBuffer.allocate(0), EndDirective.END);
  }

  private void pack(ByteBuffer bytes, EndDirective directive) throws IOException {
    boolean done = false;
    while (!done) {
      packed.clear();
      boolean flushed = context.compressByteBufferStream(packed, bytes, directive);
      out.write(packed.array(), 0, packed.position());
      done = directive == EndDirective.CONTINUE ? !bytes.hasRemaining() : flushed;
    }
  }

  @Override
  public void close() {
    out = OutputStream.nullOutputStream();
    if (level <= LARGEST_KEPT_LEVEL) {
      IDLE.add(this);
    } else {
      context.close();
    }
  }
}
