package io.k8s.pkgbuilder.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store that remembers in which order it was written to, and can fail at any moment. */
final class MemoryStore implements Store {
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, Integer> versions = new TreeMap<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private int failAfter = Integer.MAX_VALUE;
  private boolean locked;

  synchronized MemoryStore with(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    versions.merge(path, 1, Integer::sum);
    return this;
  }

  synchronized void without(String path) {
    files.remove(path);
  }

  /** The next write but so many fails. */
  synchronized MemoryStore failingAfter(int writes) {
    failAfter = writes;
    return this;
  }

  List<String> log() {
    return List.copyOf(log);
  }

  void forgetLog() {
    log.clear();
  }

  synchronized Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  boolean locked() {
    return locked;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public synchronized List<Stored> list() {
    return files.keySet().stream().map(this::stored).toList();
  }

  private Stored stored(String path) {
    return new Stored(
        path,
        files.getOrDefault(path, new byte[0]).length,
        Optional.empty(),
        Optional.empty(),
        String.valueOf(versions.get(path)));
  }

  @Override
  public synchronized boolean same(LocalFile file, Stored stored) throws IOException {
    return Arrays.equals(Files.readAllBytes(file.file()), files.get(stored.path()));
  }

  @Override
  public synchronized void put(LocalFile file, Optional<Stored> before) throws IOException {
    if (failAfter-- <= 0) {
      throw new IOException("the line is down");
    }
    Optional<Stored> now =
        files.containsKey(file.path()) ? Optional.of(stored(file.path())) : Optional.empty();
    if (!now.equals(before)) {
      throw new Overtaken(file.path());
    }
    with(file.path(), Files.readString(file.file()));
    log.add("put " + file.path());
  }

  @Override
  public synchronized Optional<InputStream> open(String path) {
    return Optional.ofNullable(files.get(path)).map(ByteArrayInputStream::new);
  }

  @Override
  public synchronized void delete(Stored stored) {
    files.remove(stored.path());
    log.add("delete " + stored.path());
  }

  @Override
  public Lease lock() {
    locked = true;
    return new Lease() {
      @Override
      public void renew() {}

      @Override
      public void close() {
        locked = false;
      }
    };
  }

  @Override
  public void close() {}
}
