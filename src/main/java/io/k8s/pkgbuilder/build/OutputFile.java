package io.k8s.pkgbuilder.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file under another name until it is whole. Counts what passes. Closing it without {@link
 * #publish} removes it.
 */
final class OutputFile extends OutputStream {
  private final OutputDirectory directory;
  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private long size;

  private OutputFile(OutputDirectory directory, Path target, Path part, FileChannel channel) {
    this.directory = directory;
    this.target = target;
    this.part = part;
    this.channel = channel;
  }

  static OutputFile open(OutputDirectory directory, Path target, Path part) throws OutputFailure {
    try {
      // A leftover of a killed run has this name too, perhaps with another owner.
      Files.deleteIfExists(part);
      FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new OutputFile(directory, target, part, channel);
    } catch (IOException e) {
      throw new OutputFailure(e);
    }
  }

  @Override
  public void write(int b) throws OutputFailure {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws OutputFailure {
    size += length;
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new OutputFailure(e);
    }
  }

  long size() {
    return size;
  }

  Path target() {
    return target;
  }

  /** Whether a file with these bytes has the final name already. */
  boolean isAlreadyThere() throws OutputFailure {
    try {
      return Files.isRegularFile(target) && Files.mismatch(part, target) < 0;
    } catch (IOException e) {
      throw new OutputFailure(e);
    }
  }

  /** Puts the whole file under its final name, over whatever is there. */
  void publish() throws OutputFailure {
    try {
      channel.force(true);
      channel.close();
      FileOwner.like(part, directory.path());
      directory.finish(
          part,
          () -> {
            Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
          });
    } catch (IOException e) {
      throw new OutputFailure(e);
    }
  }

  /** Removes the file unless it was published. */
  @Override
  public void close() throws OutputFailure {
    try {
      channel.close();
      Files.deleteIfExists(part);
      directory.forget(part);
    } catch (IOException e) {
      throw new OutputFailure(e);
    }
  }
}
