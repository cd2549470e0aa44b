package io.k8s.pkgbuilder.payload.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Keeps compressed bytes until they are written: in memory up to a budget, then in files of a
 * folder that is made when it is first needed and emptied at {@link #close}.
 */
public final class Spool implements AutoCloseable {
  private static final int CHUNK = 1 << 18;

  private final Supplier<Path> folder;
  private final AtomicLong budget;
  private final ConcurrentLinkedQueue<Path> files = new ConcurrentLinkedQueue<>();

  /**
   * Nothing is made yet.
   *
   * @param folder asked for each time that a file is needed; must exist when it is returned
   * @param memoryBudget bytes to keep in memory before files are used
   */
  public Spool(Supplier<Path> folder, long memoryBudget) {
    this.folder = folder;
    this.budget = new AtomicLong(memoryBudget);
  }

  /** Somewhere to write one piece's bytes. */
  public Writer writer() {
    return new Writer();
  }

  /** Removes every file. */
  @Override
  public void close() throws IOException {
    for (Path file = files.poll(); file != null; file = files.poll()) {
      Files.deleteIfExists(file);
    }
  }

  /** Finished bytes; readable until they are freed or the spool is closed. */
  public interface Spooled {
    /** In bytes. */
    long size();

    /** Writes them all; may be called many times and by several threads. */
    void writeTo(OutputStream out) throws IOException;

    /** They are not wanted any more: makes room for others. To be called once at most. */
    default void free() throws IOException {}
  }

  /** Takes one piece's bytes; for one thread. */
  public final class Writer extends OutputStream {
    private final List<byte[]> chunks = new ArrayList<>();
    private byte[] current = new byte[0];
    private int used;
    private long size;
    private Optional<OutputStream> file = Optional.empty();
    private Optional<Path> path = Optional.empty();

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      size += length;
      if (file.isPresent()) {
        file.get().write(bytes, offset, length);
        return;
      }
      int done = 0;
      while (done < length) {
        if (used == current.length && !grow()) {
          spill().write(bytes, offset + done, length - done);
          return;
        }
        int part = Math.min(length - done, current.length - used);
        System.arraycopy(bytes, offset + done, current, used, part);
        used += part;
        done += part;
      }
    }

    /** Adds a chunk to memory; false once the budget is spent. */
    private boolean grow() {
      int next = chunks.isEmpty() && current.length == 0 ? 1 << 12 : CHUNK;
      if (budget.addAndGet(-next) < 0) {
        budget.addAndGet(next);
        return false;
      }
      if (current.length > 0) {
        chunks.add(current);
      }
      current = new byte[next];
      used = 0;
      return true;
    }

    private OutputStream spill() throws IOException {
      Path target = Files.createTempFile(folder.get(), ".spool", ".part");
      files.add(target);
      OutputStream out = Files.newOutputStream(target);
      file = Optional.of(out);
      path = Optional.of(target);
      for (byte[] chunk : chunks) {
        out.write(chunk);
        budget.addAndGet(chunk.length);
      }
      out.write(current, 0, used);
      budget.addAndGet(current.length);
      chunks.clear();
      current = new byte[0];
      used = 0;
      return out;
    }

    /** No more bytes will come. */
    public Spooled finish() throws IOException {
      if (file.isPresent()) {
        file.get().close();
        return new InFile(path.orElseThrow(), size);
      }
      return new InMemory(List.copyOf(chunks), current, used, size);
    }
  }

  private final class InFile implements Spooled {
    private final Path path;
    private final long size;

    private InFile(Path path, long size) {
      this.path = path;
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (InputStream in = Files.newInputStream(path)) {
        in.transferTo(out);
      }
    }

    @Override
    public void free() throws IOException {
      files.remove(path);
      Files.deleteIfExists(path);
    }
  }

  private final class InMemory implements Spooled {
    private final List<byte[]> full;
    private final byte[] last;
    private final int used;
    private final long size;

    private InMemory(List<byte[]> full, byte[] last, int used, long size) {
      this.full = full;
      this.last = last;
      this.used = used;
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      for (byte[] chunk : full) {
        out.write(chunk);
      }
      out.write(last, 0, used);
    }

    @Override
    public void free() {
      budget.addAndGet(full.stream().mapToLong(chunk -> chunk.length).sum() + last.length);
    }
  }
}
