package io.k8s.pkgbuilder.compare.render;

import io.k8s.pkgbuilder.compare.Area;
import io.k8s.pkgbuilder.compare.Difference;
import io.k8s.pkgbuilder.compare.PackageDiff;
import io.k8s.pkgbuilder.compare.PackageDiff.Side;
import io.k8s.pkgbuilder.compare.PackageDiff.Status;
import io.k8s.pkgbuilder.compare.PackageKey;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.compare.Significance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One page that needs nothing else: styles and script are in it, and it loads nothing. */
public final class DiffHtml {
  private static final List<Significance> WORST_FIRST =
      List.of(Significance.BREAKING, Significance.NOTABLE, Significance.COSMETIC);

  private DiffHtml() {}

  /** The whole page. */
  public static void write(SetDiff diff, Appendable out) throws IOException {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    out.append(" style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n");
    out.append("<title>").append(Html.escape(diff.before() + " → " + diff.after()));
    out.append("</title>\n<style>\n").append(resource("report.css")).append("</style>\n</head>\n");
    out.append("<body>\n");
    head(diff, out);
    out.append("<main>\n").append(Matrix.of(diff));
    shared(diff, out);
    out.append("<h2 id=\"packages\">Package by package</h2>\n");
    for (PackageDiff one : diff.packages()) {
      if (one.status() != Status.SAME) {
        details(one, out);
      }
    }
    long same = diff.count(Status.SAME);
    out.append("<p class=\"quiet\">").append(Long.toString(same));
    out.append(same == 1 ? " package is" : " packages are").append(" the same.</p>\n</main>\n");
    out.append("<script>\n").append(resource("report.js")).append("</script>\n</body>\n</html>\n");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DiffHtml.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void head(SetDiff diff, Appendable out) throws IOException {
    String worst = diff.worst().map(Significance::word).orElse("same");
    out.append("<header class=\"").append(worst).append("\">\n<h1>").append(verdict(diff));
    out.append("</h1>\n<p class=\"sets\"><code>").append(Html.escape(diff.before()));
    out.append("</code> <span aria-label=\"became\">→</span> <code>");
    out.append(Html.escape(diff.after())).append("</code></p>\n<ul class=\"counts\">\n");
    for (Status status : Status.values()) {
      count(diff.count(status), status.name().toLowerCase(Locale.ROOT), "", out);
    }
    out.append("</ul>\n<fieldset class=\"filter\"><legend>Show differences</legend>\n");
    for (Significance significance : WORST_FIRST) {
      String word = significance.word();
      out.append("<label class=\"").append(word).append("\"><input type=\"checkbox\" checked");
      out.append(" data-show=\"").append(word).append("\"> <b>").append(Matrix.sign(significance));
      out.append("</b> ").append(word).append(" <span class=\"number\">");
      out.append(Long.toString(diff.count(significance))).append("</span></label>\n");
    }
    out.append("</fieldset>\n</header>\n");
  }

  private static String verdict(SetDiff diff) {
    return diff.worst()
        .map(
            worst ->
                switch (worst) {
                  case BREAKING -> "The packages differ, and it can break something";
                  case NOTABLE -> "The packages differ notably";
                  case COSMETIC -> "The packages differ only cosmetically";
                })
        .orElse("The packages are the same");
  }

  private static void count(long number, String word, String style, Appendable out)
      throws IOException {
    out.append("<li class=\"").append(style).append("\"><b>").append(Long.toString(number));
    out.append("</b> ").append(word).append("</li>\n");
  }

  private static void shared(SetDiff diff, Appendable out) throws IOException {
    List<Shared> all = Shared.of(diff, Significance.COSMETIC);
    if (all.isEmpty()) {
      return;
    }
    out.append(
        "<h2>What differs, each once</h2>\n<div class=\"scroll\"><table class=\"shared\">\n");
    out.append("<thead><tr><th scope=\"col\">significance</th><th scope=\"col\">what</th>");
    out.append("<th scope=\"col\">where</th><th scope=\"col\">change</th>");
    out.append("<th scope=\"col\">packages</th></tr></thead>\n<tbody>\n");
    for (Shared one : all) {
      out.append("<tr data-significance=\"").append(one.significance().word()).append("\"><td>");
      badge(one.significance(), out);
      out.append("</td><td title=\"").append(Html.escape(one.reason())).append("\">");
      out.append(one.kind().word()).append("</td><td><code>").append(Html.escape(one.path()));
      out.append("</code></td><td>").append(Html.escape(one.change())).append("</td><td>");
      packages(one.packages(), out);
      out.append("</td></tr>\n");
    }
    out.append("</tbody></table></div>\n");
  }

  private static void packages(List<PackageKey> keys, Appendable out) throws IOException {
    if (keys.size() == 1) {
      out.append(Html.escape(keys.get(0).toString()));
      return;
    }
    String names = keys.stream().map(PackageKey::name).distinct().collect(Collectors.joining(", "));
    out.append("<details><summary>").append(Integer.toString(keys.size())).append(": ");
    out.append(Html.escape(names)).append("</summary><ul>");
    for (PackageKey key : keys) {
      out.append("<li>").append(Html.escape(key.toString())).append("</li>");
    }
    out.append("</ul></details>");
  }

  private static void badge(Significance significance, Appendable out) throws IOException {
    out.append("<span class=\"badge ").append(significance.word()).append("\"><b>");
    out.append(Matrix.sign(significance)).append("</b> ").append(significance.word());
    out.append("</span>");
  }

  private static void details(PackageDiff one, Appendable out) throws IOException {
    out.append("<details class=\"package ").append(Matrix.style(one)).append("\" id=\"");
    out.append(Matrix.anchor(one)).append("\">\n<summary><span class=\"name\">");
    out.append(Html.escape(one.key().name())).append("</span> <span class=\"where\">");
    out.append(Html.escape(one.key().platform() + " " + one.key().format()));
    out.append("</span> <span class=\"version\">").append(Html.escape(versions(one)));
    out.append("</span> <span class=\"words\">").append(Html.escape(Matrix.words(one)));
    out.append("</span></summary>\n");
    for (Area area : Area.values()) {
      List<Difference> here =
          one.differences().stream().filter(each -> each.kind().area() == area).toList();
      if (!here.isEmpty()) {
        out.append("<h3>").append(area.word()).append("</h3>\n<ul class=\"differences\">\n");
        for (Difference difference : here) {
          write(difference, out);
        }
        out.append("</ul>\n");
      }
    }
    out.append("</details>\n");
  }

  private static String versions(PackageDiff one) {
    String old = one.before().map(Side::version).orElse("");
    String now = one.after().map(Side::version).orElse("");
    if (old.isEmpty() || now.isEmpty()) {
      return old + now;
    }
    return old.equals(now) ? now : old + " → " + now;
  }

  private static void write(Difference one, Appendable out) throws IOException {
    out.append("<li data-significance=\"").append(one.significance().word()).append("\">");
    badge(one.significance(), out);
    out.append(" <span class=\"kind\">").append(one.kind().word()).append("</span> <code>");
    out.append(Html.escape(one.path())).append("</code> ");
    if (!one.before().isEmpty()) {
      out.append("<del>").append(Html.escape(one.before())).append("</del> ");
    }
    if (!one.after().isEmpty()) {
      out.append("<ins>").append(Html.escape(one.after())).append("</ins> ");
    }
    out.append("<span class=\"reason\">").append(one.byPolicy() ? "policy: " : "");
    out.append(Html.escape(one.reason())).append("</span>");
    if (!one.detail().isEmpty()) {
      out.append("\n<pre>");
      for (String line : one.detail()) {
        out.append("<span").append(lineStyle(line)).append('>').append(Html.escape(line));
        out.append("\n</span>");
      }
      out.append("</pre>");
    }
    out.append("</li>\n");
  }

  private static String lineStyle(String line) {
    if (line.startsWith("@@")) {
      return " class=\"hunk\"";
    }
    return line.startsWith("+")
        ? " class=\"plus\""
        : line.startsWith("-") ? " class=\"minus\"" : "";
  }
}
