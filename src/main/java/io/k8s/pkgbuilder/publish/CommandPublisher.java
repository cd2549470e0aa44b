package io.k8s.pkgbuilder.publish;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.publish.Publication.Upload;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands the tree to a program, for targets that only it knows: it is called once, with the tree and
 * a manifest of it (JSON) as its last two arguments. What it prints goes to stderr.
 */
public final class CommandPublisher implements Publisher {
  private final List<String> words;
  private final boolean mock;

  /**
   * @param words program and arguments; no shell comes between
   * @param mock the program is not called
   */
  public CommandPublisher(List<String> words, boolean mock) {
    this.words = List.copyOf(words);
    this.mock = mock;
  }

  @Override
  public Published publish(PublishTree tree) throws IOException {
    List<Upload> uploads =
        tree.files().stream().map(file -> new Upload(file, Optional.empty())).toList();
    Publication all = new Publication(uploads, List.of(), List.of());
    if (!mock) {
      Path manifest = Files.createTempFile("pkgbuilder-publish", ".json");
      try {
        Files.writeString(manifest, PublicationJson.manifest(tree));
        run(tree.root(), manifest);
      } finally {
        Files.deleteIfExists(manifest);
      }
    }
    return new Published(words.get(0), all, mock, 0);
  }

  private void run(Path root, Path manifest) throws InterruptedIOException {
    List<String> command = new ArrayList<>(words);
    command.add(root.toAbsolutePath().toString());
    command.add(manifest.toString());
    Process process = start(command);
    try {
      int exit = process.waitFor();
      if (exit != 0) {
        throw failed("'" + words.get(0) + "' ended with exit code " + exit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private Process start(List<String> command) {
    try {
      // Its output is for people: stdout carries our data alone.
      return new ProcessBuilder(command)
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .redirectOutput(Path.of("/dev/stderr").toFile())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw failed("'" + words.get(0) + "' cannot be started: " + e.getMessage());
    }
  }

  private static DiagnosticException failed(String what) {
    return Diagnostic.of(Category.PUBLISH, "--publish-command: " + what)
        .hint("what it printed is above; its last two arguments are the tree and a manifest of it")
        .asException();
  }
}
