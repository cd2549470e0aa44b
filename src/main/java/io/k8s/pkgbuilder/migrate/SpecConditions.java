package io.k8s.pkgbuilder.migrate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which lines count: the nested %if, %ifarch, %ifos… around them. One by architecture is no yes or
 * no, since packages for all are made at once; its lines count for some.
 */
final class SpecConditions {
  /**
   * One %if.
   *
   * @param active whether its lines count now
   * @param done whether a branch counted already
   * @param architectures that its lines are for; empty for all
   * @param former those of the branches before
   */
  private record Frame(
      boolean active, boolean done, List<String> architectures, List<String> former) {}

  private final List<String> known;
  private final Deque<Frame> frames = new ArrayDeque<>();

  /**
   * None yet.
   *
   * @param known all architectures, in rpm's words
   */
  SpecConditions(List<String> known) {
    this.known = List.copyOf(known);
  }

  boolean active() {
    return frames.stream().allMatch(Frame::active);
  }

  /** Empty for all. */
  List<String> architectures() {
    List<String> all = new ArrayList<>();
    for (Frame frame : frames) {
      if (!frame.architectures().isEmpty()) {
        if (all.isEmpty()) {
          all.addAll(frame.architectures());
        } else {
          all.retainAll(frame.architectures());
        }
      }
    }
    return all;
  }

  /** What a line is to conditions. */
  enum Kind {
    /** None of ours. */
    OTHER,
    UNDERSTOOD,
    /** Taken as false. */
    STRANGE
  }

  Kind take(String line, UnaryOperator<String> expand) {
    String[] words = line.strip().split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "%if" -> push(SpecExpression.holds(expand.apply(rest)));
      case "%ifarch" -> arch(named(expand.apply(rest)));
      case "%ifnarch" -> arch(others(named(expand.apply(rest))));
      case "%ifos" -> push(Optional.of(rest.contains("linux")));
      case "%ifnos" -> push(Optional.of(!rest.contains("linux")));
      case "%elif" -> otherwise(SpecExpression.holds(expand.apply(rest)), Optional.empty());
      case "%elifarch" -> otherwise(Optional.of(true), Optional.of(named(expand.apply(rest))));
      case "%else" -> otherwise(Optional.of(true), Optional.empty());
      case "%endif" -> {
        frames.poll();
        yield Kind.UNDERSTOOD;
      }
      default -> Kind.OTHER;
    };
  }

  private Kind push(Optional<Boolean> holds) {
    boolean is = holds.orElse(false);
    frames.push(new Frame(is, is, List.of(), List.of()));
    return holds.isPresent() ? Kind.UNDERSTOOD : Kind.STRANGE;
  }

  private Kind arch(List<String> architectures) {
    frames.push(new Frame(!architectures.isEmpty(), false, architectures, architectures));
    return Kind.UNDERSTOOD;
  }

  private Kind otherwise(Optional<Boolean> holds, Optional<List<String>> architectures) {
    Frame frame = frames.poll();
    if (frame == null) {
      return Kind.STRANGE;
    }
    if (!frame.former().isEmpty()) {
      List<String> rest = others(frame.former());
      architectures.ifPresent(rest::retainAll);
      List<String> former = new ArrayList<>(frame.former());
      former.addAll(rest);
      frames.push(new Frame(!rest.isEmpty(), false, rest, former));
      return Kind.UNDERSTOOD;
    }
    boolean is = !frame.done() && holds.orElse(false);
    frames.push(new Frame(is, frame.done() || is, List.of(), List.of()));
    return holds.isPresent() ? Kind.UNDERSTOOD : Kind.STRANGE;
  }

  private List<String> named(String text) {
    List<String> words = Arrays.asList(text.strip().split("[\\s,]+", -1));
    return new ArrayList<>(known.stream().filter(words::contains).toList());
  }

  private List<String> others(List<String> architectures) {
    return new ArrayList<>(known.stream().filter(one -> !architectures.contains(one)).toList());
  }
}
