package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.publish.CommandPublisher;
import io.k8s.pkgbuilder.publish.DirectoryStore;
import io.k8s.pkgbuilder.publish.PublishListener;
import io.k8s.pkgbuilder.publish.PublishSettings;
import io.k8s.pkgbuilder.publish.PublishTree;
import io.k8s.pkgbuilder.publish.Published;
import io.k8s.pkgbuilder.publish.Store;
import io.k8s.pkgbuilder.publish.StorePublisher;
import io.k8s.pkgbuilder.publish.bucket.BucketAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;

/** Wires the rooms for one publication. */
record PublishTarget(World world, PublishOptions options) {
  /** One that is no bucket's, also for want of a colon or a slash: no folder is meant by it. */
  private static final Pattern LIKE_ADDRESS =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*|(gs|s3)//.*");

  /** What is wrong with the words, before anything is read. */
  void check() {
    if (options.target().isPresent() == options.command().isPresent()) {
      throw Diagnostic.of(Category.USAGE, "where to? --to or --publish-command says it")
          .hint("e.g. --to /srv/repo, --to gs://BUCKET/PREFIX or --to s3://BUCKET/PREFIX")
          .asException();
    }
    boolean bucket = options.target().flatMap(BucketAddress::parse).isPresent();
    if (!bucket && (options.endpoint().isPresent() || options.takeOver)) {
      throw Diagnostic.of(
              Category.USAGE, "--endpoint and --take-over mean nothing but to gs:// and s3://")
          .asException();
    }
    PublishSettings settings = options.settings();
    if (options.command().isPresent()
        && (settings.verify() || settings.delete() || settings.replace())) {
      throw Diagnostic.of(
              Category.USAGE,
              "--verify-published, --delete and --replace mean nothing to --publish-command")
          .hint("give them to the program in its own words")
          .asException();
    }
  }

  /** The target in the user's words. */
  String words() {
    return options.target().or(options::command).orElse("");
  }

  /** Brings a folder to the target, or says what that would do. */
  Published publish(Path folder, int jobs, PublishListener listener) throws IOException {
    ExecutorService workers = Workers.pool("publish", jobs);
    try {
      PublishSettings settings = options.settings();
      if (options.command().isPresent()) {
        List<String> words = words(options.command().get());
        PublishTree tree = PublishTree.scan(folder, workers);
        return new CommandPublisher(words, settings.mock()).publish(tree);
      }
      try (Store store = store(options.target().orElseThrow(), folder, listener)) {
        PublishTree tree = PublishTree.scan(folder, workers);
        return new StorePublisher(store, settings, workers, listener).publish(tree);
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static List<String> words(String line) {
    List<String> words =
        Arrays.stream(line.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      throw Diagnostic.of(Category.USAGE, "--publish-command names no program").asException();
    }
    return words;
  }

  private Store store(String target, Path folder, PublishListener listener) throws IOException {
    Optional<BucketAddress> bucket = BucketAddress.parse(target);
    if (bucket.isPresent()) {
      return new PublishBucket(world, options, listener).open(bucket.get());
    }
    if (LIKE_ADDRESS.matcher(target).matches() && !target.startsWith("file:")) {
      throw unknown(target);
    }
    return new DirectoryStore(outside(directory(target), folder));
  }

  private static DiagnosticException unknown(String target) {
    return Diagnostic.of(Category.USAGE, "--to: no publisher knows '" + target + "'")
        .hint("a directory, gs://BUCKET/PREFIX or s3://BUCKET/PREFIX; else --publish-command")
        .asException();
  }

  private Path directory(String target) {
    if (!target.startsWith("file:")) {
      return world.path(target);
    }
    try {
      return Path.of(URI.create(target));
    } catch (IllegalArgumentException e) {
      throw Diagnostic.of(Category.USAGE, "--to: '" + target + "' is no address of a directory")
          .hint("write it as a path, or as file:///absolute/path")
          .asException();
    }
  }

  private static Path outside(Path target, Path folder) {
    Path from = folder.toAbsolutePath().normalize();
    Path to = target.toAbsolutePath().normalize();
    if (to.startsWith(from) || from.startsWith(to)) {
      throw Diagnostic.of(
              Category.USAGE, "--to: '" + target + "' and '" + folder + "' lie in each other")
          .hint("publish to a directory of its own")
          .asException();
    }
    return target;
  }

  /** At once: sending waits more than it works. */
  static int jobs(World world, Optional<Integer> typed) {
    int jobs = typed.orElse(Math.max(8, world.processors()));
    if (jobs < 1) {
      throw Diagnostic.of(Category.USAGE, "--jobs must be 1 or more").asException();
    }
    return jobs;
  }
}
