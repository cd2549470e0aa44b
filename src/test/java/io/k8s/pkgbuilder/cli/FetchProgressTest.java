package io.k8s.pkgbuilder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FetchProgressTest {
  private static final String KUBELET = "https://dl.k8s.io/v1/bin/linux/amd64/kubelet";
  private static final String KUBEADM = "https://dl.k8s.io/v1/bin/linux/arm64/kubeadm";

  private final StringWriter err = new StringWriter();
  private Instant now = Instant.parse("2026-02-03T04:05:06Z");

  private FetchProgress progress(Terminal terminal, boolean quiet) {
    World world =
        new World(
            Map.of(),
            Path.of(""),
            clock(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            terminal,
            "linux/amd64",
            2,
            work -> () -> {});
    return new FetchProgress(world, quiet);
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  private FetchProgress live() {
    return progress(new Terminal(true, false, 80), false);
  }

  /** What a terminal shows: it knows the few codes that are used. */
  private List<String> screen() {
    List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    int row = 0;
    int column = 0;
    String text = err.toString();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\r') {
        column = 0;
      } else if (character == '\n') {
        row++;
        column = 0;
        if (row == rows.size()) {
          rows.add(new StringBuilder());
        }
      } else if (character == '\u001b') {
        int end = i + 2;
        while (Character.isDigit(text.charAt(end))) {
          end++;
        }
        switch (text.charAt(end)) {
          case 'K' -> rows.get(row).setLength(Math.min(column, rows.get(row).length()));
          case 'A' -> row -= Integer.parseInt(text.substring(i + 2, end));
          case 'J' -> {
            rows.get(row).setLength(Math.min(column, rows.get(row).length()));
            rows.subList(row + 1, rows.size()).clear();
          }
          default -> throw new AssertionError("code " + text.charAt(end));
        }
        i = end;
      } else {
        StringBuilder line = rows.get(row);
        line.setLength(Math.max(line.length(), column));
        line.replace(column, Math.min(column + 1, line.length()), String.valueOf(character));
        column++;
      }
    }
    return rows.stream().map(StringBuilder::toString).toList();
  }

  @Test
  void drawsABarForEachFileAndOneInSum() {
    FetchProgress progress = live();
    progress.receiving(KUBELET, OptionalLong.of(40_000_000), 0);
    progress.receiving(KUBEADM, OptionalLong.of(20_000_000), 10_000_000);
    now = now.plusMillis(200);
    progress.received(KUBELET, 10_000_000);

    assertThat(screen())
        .containsExactly(
            "amd64/kubelet                    [#####---------------]  25% of 40.0 MB",
            "arm64/kubeadm                    [##########----------]  50% of 20.0 MB",
            "0 of 2 files fetched             [######--------------]  33% of 60.0 MB");

    progress.finished(KUBELET, 40_000_000);
    assertThat(screen())
        .containsExactly(
            "arm64/kubeadm                    [##########----------]  50% of 20.0 MB",
            "1 of 2 files fetched             [################----]  83% of 60.0 MB");
    progress.finished(KUBEADM, 20_000_000);
    assertThat(screen()).containsExactly("");
  }

  @Test
  void notesStandAboveTheBars() {
    FetchProgress progress = live();
    progress.note("before");
    progress.receiving(KUBELET, OptionalLong.empty(), 0);
    progress.retrying(KUBELET, "the server answers 503", Duration.ofMillis(1500));

    assertThat(screen())
        .containsExactly(
            "note: before",
            "retrying " + KUBELET + " in 1.5 s: the server answers 503",
            "amd64/kubelet                    0.0 kB",
            "0 of 1 files fetched             0.0 kB");
    progress.close();
    assertThat(screen())
        .containsExactly(
            "note: before", "retrying " + KUBELET + " in 1.5 s: the server answers 503", "");
  }

  @Test
  void drawsNotForEachByte() {
    FetchProgress progress = live();
    progress.receiving(KUBELET, OptionalLong.of(1_000_000), 0);
    int before = err.toString().length();
    for (int i = 0; i < 1000; i++) {
      progress.received(KUBELET, 100);
    }
    assertThat(err.toString()).hasSize(before);
    now = now.plusMillis(100);
    progress.received(KUBELET, 100);
    assertThat(screen().get(0)).contains(" 10% of 1.0 MB");
  }

  @Test
  void writesPlainLinesElsewhereAndNothingWhenQuiet() {
    FetchProgress progress = progress(Terminal.NONE, false);
    progress.receiving(KUBELET, OptionalLong.of(40_000_000), 0);
    progress.received(KUBELET, 40_000_000);
    progress.receiving(KUBELET, OptionalLong.of(40_000_000), 40_000_000);
    progress.receiving(KUBEADM, OptionalLong.of(20_000_000), 10_000_000);
    progress.finished(KUBELET, 40_000_000);
    progress.close();
    assertThat(err)
        .hasToString(
            "fetching "
                + KUBELET
                + " (40.0 MB)\nfetching "
                + KUBEADM
                + " (20.0 MB), 10.0 MB of it here\n");

    err.getBuffer().setLength(0);
    FetchProgress quiet = progress(new Terminal(true, false, 80), true);
    quiet.receiving(KUBELET, OptionalLong.of(40_000_000), 0);
    quiet.note("x");
    quiet.finished(KUBELET, 40_000_000);
    quiet.close();
    assertThat(err).hasToString("");
  }

  @Test
  void noLineIsLongerThanTheTerminal() {
    FetchProgress progress = progress(new Terminal(true, false, 40), false);
    progress.receiving("https://x/" + "y".repeat(200), OptionalLong.of(10), 5);
    assertThat(screen()).allSatisfy(line -> assertThat(line.length()).isLessThan(40));
  }
}
