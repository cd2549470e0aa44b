package io.k8s.pkgbuilder.release;

import io.k8s.pkgbuilder.release.journal.DoneStep;
import io.k8s.pkgbuilder.release.journal.RecordedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * A log file for each step, for people; later runs append to it.
 *
 * @param folder of all; made when it is first needed
 */
public record StepLogs(Path folder) {
  void begin(Step step, Instant now) throws IOException {
    line(step, now, "started " + step.id() + ", inputs " + step.fingerprint());
  }

  void line(Step step, Instant now, String text) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        file(step.id()),
        now + " " + text + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  void end(Step step, DoneStep done) throws IOException {
    StringBuilder text = new StringBuilder("done in " + done.took().toMillis() + " ms");
    for (RecordedFile file : done.outputs()) {
      text.append("\n  ")
          .append(file.sha256())
          .append(' ')
          .append(file.size())
          .append(' ')
          .append(file.path());
    }
    done.values().forEach((name, value) -> text.append("\n  ").append(name + ": " + value));
    line(step, done.finished(), text.toString());
  }

  /** Where a step's log is. */
  public Path file(String step) {
    return folder.resolve(step.replace('/', '-') + ".log");
  }
}
