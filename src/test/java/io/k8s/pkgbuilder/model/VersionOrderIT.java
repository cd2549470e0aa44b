package io.k8s.pkgbuilder.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real dpkg and rpm are asked about thousands of pairs, in one process each. */
class VersionOrderIT {
  private static final long SEED = 20190118;

  @TempDir Path directory;

  private record Pair(String left, String right) {}

  @Test
  void kubeVersionsKeepTheirOrderInRealDpkgAndRpm() {
    List<KubeVersion> versions = kubeVersions(400);
    List<Pair> pairs = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    Random random = new Random(SEED);
    while (pairs.size() < 2500) {
      KubeVersion left = versions.get(random.nextInt(versions.size()));
      KubeVersion right = versions.get(random.nextInt(versions.size()));
      if (KubeVersions.ordered(left, right)) {
        pairs.add(new Pair(left.packageVersion(), right.packageVersion()));
        expected.add(Integer.signum(left.compareTo(right)));
      }
    }

    assertThat(dpkg(pairs)).as("dpkg").isEqualTo(expected);
    assertThat(rpm(pairs)).as("rpm").isEqualTo(expected);
  }

  @Test
  void ownComparatorsAgreeWithTheToolsOnAnyVersion() {
    Random random = new Random(SEED);
    List<Pair> pairs =
        IntStream.range(0, 2500)
            .mapToObj(i -> new Pair(randomVersion(random), randomVersion(random)))
            .toList();

    assertThat(dpkg(pairs))
        .as("dpkg")
        .isEqualTo(
            pairs.stream()
                .map(p -> Integer.signum(DebVersionOrder.compareParts(p.left, p.right)))
                .toList());
    assertThat(rpm(pairs))
        .as("rpm")
        .isEqualTo(
            pairs.stream()
                .map(p -> Integer.signum(RpmVersionOrder.compareParts(p.left, p.right)))
                .toList());
  }

  private static List<KubeVersion> kubeVersions(int count) {
    Random random = new Random(SEED);
    return IntStream.range(0, count).mapToObj(i -> KubeVersions.random(random)).toList();
  }

  private static String randomVersion(Random random) {
    String alphabet = "0129abz.+~";
    return "1"
        + random
            .ints(random.nextInt(7), 0, alphabet.length())
            .mapToObj(i -> alphabet.substring(i, i + 1))
            .collect(Collectors.joining());
  }

  private List<Integer> dpkg(List<Pair> pairs) {
    String script =
        "while read -r a b; do if dpkg --compare-versions \"$a\" lt \"$b\"; then echo -1; "
            + "elif dpkg --compare-versions \"$a\" eq \"$b\"; then echo 0; else echo 1; fi; done";
    String input =
        pairs.stream().map(p -> p.left + " " + p.right).collect(Collectors.joining("\n", "", "\n"));
    return numbers(run("dpkg", input, "sh", "-c", script));
  }

  private List<Integer> rpm(List<Pair> pairs) {
    String program =
        pairs.stream()
            .map(p -> "print(rpm.vercmp('" + p.left + "','" + p.right + "')..' ')")
            .collect(Collectors.joining("\n"));
    try {
      Path script = Files.writeString(directory.resolve("pairs.lua"), program);
      return numbers(run("rpm", "", "rpm", "--eval", "%{lua:dofile('" + script + "')}"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> numbers(String output) {
    return List.of(output.strip().split("\\s+")).stream().map(Integer::valueOf).toList();
  }

  private String run(String tool, String input, String... command) {
    Tools.require(tool);
    try {
      Path in = Files.writeString(directory.resolve(tool + ".in"), input);
      Process process =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(tool).isZero();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
