package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.content.Content;
import io.k8s.pkgbuilder.payload.codec.Codec;
import java.io.IOException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** For each content and each quick codec, the one pass over it. Thread-safe. */
final class ContentPasses {
  /** Of contents from here on, no pieces are kept for later. */
  private static final long LARGE = 1L << 20;

  private final Maker maker;
  private final Map<String, Map<Content, ContentPass>> all = new ConcurrentHashMap<>();
  private final AtomicLong shared = new AtomicLong();

  /** Makes a pass. */
  interface Maker {
    ContentPass make(Codec codec, Content content, List<Stretch> chunks);
  }

  ContentPasses(Maker maker) {
    this.maker = maker;
  }

  /** Chunks that were wanted again. */
  long shared() {
    return shared.get();
  }

  /** For each content that is cut out of a stream, its pass; to be released some time. */
  Map<Segment, ContentPass> of(Codec codec, List<Stretch> stretches) {
    IdentityHashMap<Segment, ContentPass> passes = new IdentityHashMap<>();
    for (int first = 0; first < stretches.size(); first++) {
      Optional<Content> content = stretches.get(first).content();
      if (content.isPresent() && stretches.get(first).skip() == 0) {
        int end = first + 1;
        while (end < stretches.size() && stretches.get(end).skip() > 0) {
          end++;
        }
        passes.put(
            stretches.get(first).segments().get(0),
            pass(codec, content.get(), stretches.subList(first, end)));
      }
    }
    return passes;
  }

  private ContentPass pass(Codec codec, Content content, List<Stretch> chunks) {
    return all.computeIfAbsent(
            codec.parameters(chunks.get(0).traits()), unused -> new ConcurrentHashMap<>())
        .compute(
            content,
            (unused, before) -> {
              if (before != null) {
                shared.addAndGet(chunks.size());
              }
              ContentPass pass =
                  Optional.ofNullable(before).orElseGet(() -> maker.make(codec, content, chunks));
              pass.join();
              return pass;
            });
  }

  /**
   * A stream is not wanted any more. The pieces of a large content go with the last stream of those
   * that began together: to keep them costs more than to make them again, should it come once more.
   */
  void release(Codec codec, Collection<ContentPass> passes) throws IOException {
    for (ContentPass pass : passes) {
      if (pass.content().size() >= LARGE && leave(codec, pass)) {
        pass.free();
      }
    }
  }

  private boolean leave(Codec codec, ContentPass pass) {
    AtomicBoolean last = new AtomicBoolean();
    all.getOrDefault(codec.parameters(pass.traits()), Map.of())
        .computeIfPresent(
            pass.content(),
            (unused, known) -> {
              last.set(known == pass && known.leave());
              return last.get() ? null : known;
            });
    return last.get();
  }
}
