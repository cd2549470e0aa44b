package io.k8s.pkgbuilder.compare;

import io.k8s.pkgbuilder.compare.content.ReadPackage;
import io.k8s.pkgbuilder.format.PackageSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A deb and an rpm: whether they install the same and ask for the same. What the formats themselves
 * demand (places of documentation, scripts in their own terms, capabilities that rpm notes) is told
 * apart from what somebody configured.
 */
record CrossComparison(ReadPackage before, ReadPackage after, Consumer<Finding> findings) {
  /** rpm's words by deb's. */
  private static final Map<String, String> RELATIONS =
      Map.of(
          "Pre-Depends",
          "Depends",
          "Requires",
          "Depends",
          "Breaks",
          "Conflicts",
          "Obsoletes",
          "Replaces");

  private static final Map<String, String> SCRIPTS =
      Map.of(
          "pre",
          "preinst",
          "post",
          "postinst",
          "preun",
          "prerm",
          "postun",
          "postrm",
          "pretrans",
          "preinst",
          "posttrans",
          "postinst");

  private static final Map<String, String> FIELDS =
      Map.of("Homepage", "URL", "Maintainer", "Packager");

  private static final List<String> DOCUMENTS =
      List.of("/usr/share/doc", "/usr/share/licenses", "/usr/share/lintian");

  void run() {
    PackageSummary old = before.summary();
    PackageSummary now = after.summary();
    differ(Kind.FORMAT_CHANGED, "format", old.format(), now.format());
    differ(Kind.NAME_CHANGED, "name", old.name(), now.name());
    differ(
        Matching.compare(old, now) < 0 ? Kind.VERSION_RAISED : Kind.VERSION_LOWERED,
        "version",
        old.version(),
        now.version());
    fields(old, now);
    scripts(old, now);
    new RelationComparison(common(old), common(now), this::relation).run();
    new EntryComparison(before, after, this::entry).run();
  }

  private void fields(PackageSummary old, PackageSummary now) {
    boolean debFirst = old.format().equals("deb");
    Map<String, String> deb = (debFirst ? old : now).fields();
    Map<String, String> rpm = (debFirst ? now : old).fields();
    FIELDS.forEach(
        (debName, rpmName) -> {
          String left = deb.getOrDefault(debName, "").strip();
          String right = rpm.getOrDefault(rpmName, "").strip();
          // An rpm need not name a packager.
          if (!right.isEmpty()) {
            differ(
                Kind.FIELD_CHANGED,
                debFirst ? debName : rpmName,
                debFirst ? left : right,
                debFirst ? right : left);
          }
        });
    String description = deb.getOrDefault("Description", "").lines().findFirst().orElse("").strip();
    String summary = rpm.getOrDefault("Summary", "").strip();
    differ(
        Kind.FIELD_CHANGED,
        "Description",
        debFirst ? description : summary,
        debFirst ? summary : description);
  }

  private void scripts(PackageSummary old, PackageSummary now) {
    String left = String.join(", ", names(old));
    String right = String.join(", ", names(now));
    differ(Kind.SCRIPT_BY_FORMAT, "scripts", left, right);
  }

  private static TreeSet<String> names(PackageSummary summary) {
    TreeSet<String> names = new TreeSet<>();
    summary.scripts().keySet().forEach(name -> names.add(SCRIPTS.getOrDefault(name, name)));
    return names;
  }

  /** Relations in deb's fields, without what each format notes of the package itself. */
  private static PackageSummary common(PackageSummary summary) {
    Map<String, List<String>> relations = new TreeMap<>();
    summary
        .relations()
        .forEach(
            (field, texts) -> {
              List<String> kept =
                  relations.computeIfAbsent(
                      RELATIONS.getOrDefault(field, field), name -> new ArrayList<>());
              texts.stream().filter(text -> !isNote(text, summary)).forEach(kept::add);
            });
    return new PackageSummary(
        "deb",
        summary.name(),
        summary.version(),
        summary.architecture(),
        Map.of(),
        relations,
        Map.of(),
        "",
        List.of());
  }

  private static boolean isNote(String text, PackageSummary summary) {
    return text.startsWith("rpmlib(")
        || text.startsWith("config(")
        || text.startsWith("/")
        || text.equals(summary.name() + " = " + summary.version())
        || text.startsWith(summary.name() + "(");
  }

  private void relation(Finding finding) {
    // "a (= 1)" and "a = 1" are one relation in the two formats' words.
    if (finding.kind() != Kind.RELATION_RESPELLED) {
      findings.accept(
          Finding.of(Kind.RELATION_BY_FORMAT, finding.path(), finding.before(), finding.after()));
    }
  }

  private void entry(Finding finding) {
    if (DOCUMENTS.stream().anyMatch(place -> (finding.path() + "/").startsWith(place + "/"))) {
      findings.accept(
          Finding.of(Kind.DOCUMENT_BY_FORMAT, finding.path(), finding.before(), finding.after()));
      return;
    }
    boolean bothConfig = finding.before().contains("config") && finding.after().contains("config");
    Kind kind = finding.kind();
    boolean dropped =
        kind == Kind.ROLE_CHANGED
            || kind == Kind.ORDER_CHANGED
            || (bothConfig && (kind == Kind.CONFIG_GAINED || kind == Kind.CONFIG_LOST));
    if (!dropped) {
      findings.accept(finding);
    }
  }

  private void differ(Kind kind, String path, String old, String now) {
    if (!old.equals(now)) {
      findings.accept(Finding.of(kind, path, old, now));
    }
  }
}
