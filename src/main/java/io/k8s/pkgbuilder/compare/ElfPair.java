package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.compare.content.ElfImage;
import io.k8s.pkgbuilder.compare.content.ElfImage.GoBuild;
import io.k8s.pkgbuilder.compare.content.ElfImage.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Two ELF files whose bytes differ. */
record ElfPair(String path, ElfImage before, ElfImage after, Consumer<Finding> findings) {
  /**
   * Says where they differ.
   *
   * @param old size and digest
   * @param now size and digest
   */
  void run(String old, String now) {
    differ(Kind.ELF_MACHINE_CHANGED, before.machine(), after.machine());
    differ(Kind.ELF_LOADER_CHANGED, before.loader(), after.loader());
    libraries();
    go();
    Map<String, Section> left = byName(before);
    Map<String, Section> right = byName(after);
    List<String> loaded = new ArrayList<>();
    List<String> unloaded = new ArrayList<>();
    List<String> stripped = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    for (String name : names) {
      Optional<Section> a = Optional.ofNullable(left.get(name));
      Optional<Section> b = Optional.ofNullable(right.get(name));
      if (!a.equals(b)) {
        Section any = a.or(() -> b).orElseThrow();
        boolean both = a.isPresent() && b.isPresent();
        List<String> where =
            isLoaded(a) || isLoaded(b) ? loaded : both || !any.strippable() ? unloaded : stripped;
        where.add(line(name, a, b));
      }
    }
    if (!stripped.isEmpty()) {
      findings.accept(new Finding(Kind.ELF_SYMBOLS_CHANGED, path, old, now, stripped));
    }
    sections(old, now, loaded, unloaded);
  }

  private void sections(String old, String now, List<String> loaded, List<String> unloaded) {
    List<String> all = new ArrayList<>(loaded);
    all.addAll(unloaded);
    if (!before.buildId().equals(after.buildId())) {
      all.add("build id: " + before.buildId() + " -> " + after.buildId());
    }
    if (!loaded.isEmpty()) {
      findings.accept(new Finding(Kind.ELF_CODE_CHANGED, path, old, now, all));
    } else if (!all.isEmpty()) {
      findings.accept(new Finding(Kind.ELF_UNLOADED_CHANGED, path, old, now, all));
    } else {
      findings.accept(
          new Finding(
              Kind.CONTENT_CHANGED, path, old, now, List.of("bytes outside of every section")));
    }
  }

  private static boolean isLoaded(Optional<Section> section) {
    return section.filter(Section::loaded).isPresent();
  }

  private static Map<String, Section> byName(ElfImage image) {
    Map<String, Section> sections = new LinkedHashMap<>();
    Map<String, Integer> again = new HashMap<>();
    for (Section section : image.sections()) {
      int count = again.merge(section.name(), 1, Integer::sum);
      sections.put(section.name() + (count == 1 ? "" : " (" + count + ")"), section);
    }
    return sections;
  }

  private static String line(String name, Optional<Section> old, Optional<Section> now) {
    String left = old.map(section -> EntryPair.bytes(section.size())).orElse("absent");
    String right = now.map(section -> EntryPair.bytes(section.size())).orElse("absent");
    return name + ": " + (left.equals(right) ? left : left + " -> " + right);
  }

  private void libraries() {
    for (String library : after.libraries()) {
      if (!before.libraries().contains(library)) {
        findings.accept(Finding.of(Kind.ELF_LIBRARY_ADDED, path, "", library));
      }
    }
    for (String library : before.libraries()) {
      if (!after.libraries().contains(library)) {
        findings.accept(Finding.of(Kind.ELF_LIBRARY_REMOVED, path, library, ""));
      }
    }
  }

  private void go() {
    differ(
        Kind.GO_VERSION_CHANGED,
        before.go().map(GoBuild::version).orElse(""),
        after.go().map(GoBuild::version).orElse(""));
    String old = String.join("\n", before.go().map(GoBuild::lines).orElse(List.of()));
    String now = String.join("\n", after.go().map(GoBuild::lines).orElse(List.of()));
    if (!old.equals(now)) {
      findings.accept(new Finding(Kind.GO_BUILD_CHANGED, path, "", "", UnifiedDiff.of(old, now)));
    }
  }

  private void differ(Kind kind, String old, String now) {
    if (!old.equals(now)) {
      findings.accept(Finding.of(kind, path, old, now));
    }
  }
}
