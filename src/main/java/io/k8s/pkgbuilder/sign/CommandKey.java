package io.k8s.pkgbuilder.sign;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A key behind a program, such as the client of an HSM or a KMS: it reads the digest's 32 bytes
 * from stdin and writes the bare signature to stdout ({@link RawSigner#sign}); stderr is the
 * user's.
 *
 * @param words program and arguments; no shell comes between
 */
record CommandKey(List<String> words) implements RawSigner {
  CommandKey {
    words = List.copyOf(words);
  }

  static CommandKey of(String line) {
    return new CommandKey(
        Arrays.stream(line.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList());
  }

  @Override
  public byte[] sign(byte[] digest) throws IOException {
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(digest);
    } catch (IOException e) {
      // It ended without reading; its exit code says more.
      return result(process, e);
    }
    return result(process, new IOException("it wrote no signature"));
  }

  private byte[] result(Process process, IOException otherwise) throws IOException {
    byte[] signature = process.getInputStream().readAllBytes();
    try {
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException("'" + words.get(0) + "' ended with exit code " + exit, otherwise);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while '" + words.get(0) + "' signed", e);
    }
    if (signature.length == 0) {
      throw new IOException("'" + words.get(0) + "' wrote no signature", otherwise);
    }
    return signature;
  }
}
