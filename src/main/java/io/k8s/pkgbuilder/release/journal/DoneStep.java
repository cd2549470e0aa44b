package io.k8s.pkgbuilder.release.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A step that was done.
 *
 * @param step its identity, e.g. package/kubelet/linux/amd64/deb
 * @param fingerprint of everything that decides what it makes, lower-case hex
 * @param outputs what it left; its inputs, of a step that finds some
 * @param values what it found out, for later steps
 * @param finished when
 * @param took how long
 */
public record DoneStep(
    String step,
    String fingerprint,
    List<RecordedFile> outputs,
    Map<String, String> values,
    Instant finished,
    Duration took) {
  public DoneStep {
    outputs = List.copyOf(outputs);
    values = Map.copyOf(new TreeMap<>(values));
  }

  /** Of all outputs together, in bytes. */
  public long size() {
    return outputs.stream().mapToLong(RecordedFile::size).sum();
  }
}
