package io.k8s.pkgbuilder.source.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A download on its way to disk, hashed as it comes, that a later attempt or process takes up where
 * it ended: RFC 9110, 13.1.5 (If-Range) and 14.
 */
final class PartFile implements Receiver, Closeable {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  private final Path path;
  private final FetchListener listener;
  private final String name;
  private final long longest;
  private final FileChannel channel;
  private final RunningDigests digests;
  private PartState state;
  private volatile long position;
  private volatile long reached;

  private PartFile(
      Path path, Collection<Algorithm> besides, FetchListener listener, String name, long longest)
      throws IOException {
    this.path = path;
    this.listener = listener;
    this.name = name;
    this.longest = longest;
    this.channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    this.digests = new RunningDigests(besides);
    this.state = PartState.read(path);
  }

  /**
   * Opens what an earlier process left, or begins.
   *
   * @param besides digests to compute, besides SHA-256
   * @param name for the listener
   * @param longest more bytes than these are an error
   */
  static PartFile open(
      Path path, Collection<Algorithm> besides, FetchListener listener, String name, long longest)
      throws IOException {
    PartFile part = new PartFile(path, besides, listener, name, longest);
    try {
      part.takeUp();
      return part;
    } catch (IOException | RuntimeException e) {
      part.channel.close();
      throw e;
    }
  }

  private void takeUp() throws IOException {
    if (state.validator().isEmpty()) {
      restart();
      return;
    }
    position = digests.updateFrom(channel);
    reached = position;
  }

  /** Forgets all bytes. */
  void restart() throws IOException {
    channel.truncate(0);
    channel.position(0);
    digests.reset();
    position = 0;
  }

  @Override
  public Map<String, String> headers() {
    return position > 0 && state.validator().isPresent()
        ? Map.of("Range", "bytes=" + position + "-", "If-Range", state.validator().get())
        : Map.of();
  }

  @Override
  public boolean begin(ResponseInfo info) throws IOException {
    return switch (info.statusCode()) {
      case 200 -> whole(info.headers());
      case 206 -> rest(info.headers());
      default -> nothingLeft(info.headers());
    };
  }

  private boolean whole(HttpHeaders headers) throws IOException {
    restart();
    state = PartState.of(headers);
    state.write(path);
    OptionalLong size = headers.firstValueAsLong("Content-Length");
    limit(size.orElse(0));
    listener.receiving(name, size, 0);
    return true;
  }

  private boolean rest(HttpHeaders headers) throws IOException {
    Matcher range = CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    boolean asked = position > 0 && state.validator().isPresent();
    boolean fits =
        range.matches() && range.group(1) != null && Long.parseLong(range.group(1)) == position;
    if (!asked || !fits || !state.sameAs(PartState.of(headers))) {
      restart();
      throw HttpFailure.passing("the server goes on with other bytes than were asked for");
    }
    OptionalLong size =
        range.group(3).equals("*")
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(range.group(3)));
    limit(size.orElse(0));
    listener.receiving(name, size, position);
    return true;
  }

  /** 416: nothing is left when what is here is all there is. */
  private boolean nothingLeft(HttpHeaders headers) throws IOException {
    Matcher range = CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    if (position > 0 && range.matches() && range.group(3).equals(Long.toString(position))) {
      return false;
    }
    restart();
    throw HttpFailure.passing("the server does not have the bytes that were asked for");
  }

  @Override
  public long reached() {
    return reached;
  }

  @Override
  public void accept(ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    long end = position + length;
    limit(end);
    digests.update(bytes);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    position = end;
    reached = Math.max(reached, end);
    listener.received(name, length);
  }

  private void limit(long size) throws HttpFailure {
    if (size > longest) {
      throw HttpFailure.lasting("it is larger than " + longest + " bytes");
    }
  }

  /** Of all bytes; ends the digests. */
  Digested digested() {
    return digests.finish();
  }

  long size() {
    return position;
  }

  /** As the server says. */
  Optional<Instant> modified() {
    return state.modified();
  }

  /** Forgets it on disk, too. */
  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
    state.delete(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
