package io.k8s.pkgbuilder.release.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The append-only journal of a work directory: a file of JSON lines for each writer, every line on
 * the disk before the next step begins. Each writer reads all of them, so that the shards of a
 * release see each other's work. Thread-safe.
 */
public final class Journal implements AutoCloseable {
  private static final String SUFFIX = ".jsonl";

  // No channel: an interrupt would close that.
  private final Optional<RandomAccessFile> file;
  private final WorkFiles files;
  private final Map<String, List<DoneStep>> done = new LinkedHashMap<>();
  private Optional<Request> request = Optional.empty();

  private Journal(Optional<RandomAccessFile> file, WorkFiles files) {
    this.file = file;
    this.files = files;
  }

  /**
   * Reads what is there and makes ready to append.
   *
   * @param folder of all journals of the work directory; made where it is missing
   * @param writer whose journal grows
   */
  public static Journal open(Path folder, String writer, WorkFiles files) throws IOException {
    Files.createDirectories(folder);
    Path own = folder.resolve(writer + SUFFIX);
    dropTornLine(own);
    RandomAccessFile file = new RandomAccessFile(own.toFile(), "rw");
    file.seek(file.length());
    Journal journal = new Journal(Optional.of(file), files);
    journal.readAll(folder);
    return journal;
  }

  /** Reads what is there, and writes nothing. */
  public static Journal peek(Path folder, WorkFiles files) throws IOException {
    Journal journal = new Journal(Optional.empty(), files);
    journal.readAll(folder);
    return journal;
  }

  private void readAll(Path folder) throws IOException {
    for (Path one : journals(folder)) {
      read(one);
    }
  }

  /** Of all writers, sorted. */
  public static List<Path> journals(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  /** A process that was killed may have left half a line, which the next must not be glued to. */
  private static void dropTornLine(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
        access.setLength(end);
        access.getFD().sync();
      }
    }
  }

  private synchronized void read(Path journal) throws IOException {
    String text = new String(Files.readAllBytes(journal), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      Optional<JournalLines.Line> parsed = JournalLines.parse(line);
      parsed.flatMap(JournalLines.Line::asDone).ifPresent(this::remember);
      request = parsed.flatMap(JournalLines.Line::asRequest).or(() -> request);
    }
  }

  private void remember(DoneStep step) {
    done.computeIfAbsent(step.step(), name -> new ArrayList<>()).add(step);
  }

  /** What was last asked of this work directory; empty for a new one. */
  public synchronized Optional<Request> request() {
    return request;
  }

  /** Remembers what is asked from now on. */
  public synchronized void request(Request asked, Instant at) throws IOException {
    append(JournalLines.request(asked, at));
    request = Optional.of(asked);
  }

  /**
   * The record of a step that is done of the same inputs, and whose outputs are still there with
   * the same bytes.
   */
  public Optional<DoneStep> find(String step, String fingerprint) throws IOException {
    for (DoneStep one : recorded(step)) {
      if (one.fingerprint().equals(fingerprint) && holds(one)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** The records of a step, the latest first, whatever became of its outputs. */
  public synchronized List<DoneStep> recorded(String step) {
    List<DoneStep> latestFirst = new ArrayList<>(done.getOrDefault(step, List.of()));
    Collections.reverse(latestFirst);
    return latestFirst;
  }

  private boolean holds(DoneStep step) throws IOException {
    for (RecordedFile file : step.outputs()) {
      if (!files.holds(file)) {
        return false;
      }
    }
    return true;
  }

  /** A step begins; what it made before counts no longer. */
  public void started(String step, String fingerprint, Instant at) throws IOException {
    append(JournalLines.event(JournalLines.STARTED, step, fingerprint, at));
  }

  /** A step could not be done. */
  public void failed(String step, String fingerprint, Instant at) throws IOException {
    append(JournalLines.event(JournalLines.FAILED, step, fingerprint, at));
  }

  /** A step is done, and its outputs are on the disk. */
  public synchronized void done(DoneStep step) throws IOException {
    append(JournalLines.done(step));
    remember(step);
  }

  /** A line that does not fit on the disk leaves no half of it behind. */
  private synchronized void append(String line) throws IOException {
    RandomAccessFile own =
        file.orElseThrow(() -> new IllegalStateException("the journal is only looked at"));
    long end = own.getFilePointer();
    try {
      own.write(line.getBytes(StandardCharsets.UTF_8));
      own.getFD().sync();
    } catch (IOException e) {
      own.setLength(end);
      own.seek(end);
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
