package io.k8s.pkgbuilder.compare.render;

import io.k8s.pkgbuilder.compare.PackageDiff;
import io.k8s.pkgbuilder.compare.PackageDiff.Status;
import io.k8s.pkgbuilder.compare.PackageKey;
import io.k8s.pkgbuilder.compare.SetDiff;
import io.k8s.pkgbuilder.compare.Significance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Components down, platforms and their formats across. */
final class Matrix {
  /** A column: a format of a platform. */
  private record Column(String platform, String format) implements Comparable<Column> {
    private static final Comparator<Column> ORDER =
        Comparator.comparing(Column::platform).thenComparing(Column::format);

    @Override
    public int compareTo(Column other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<String, Map<Column, List<PackageDiff>>> rows = new TreeMap<>();
  private final TreeSet<Column> columns = new TreeSet<>();

  private Matrix(SetDiff diff) {
    for (PackageDiff one : diff.packages()) {
      PackageKey key = one.key();
      Column column = new Column(key.platform(), key.format());
      columns.add(column);
      rows.computeIfAbsent(key.name(), name -> new TreeMap<>())
          .computeIfAbsent(column, any -> new ArrayList<>())
          .add(one);
    }
  }

  static String of(SetDiff diff) {
    return new Matrix(diff).html();
  }

  private String html() {
    StringBuilder out = new StringBuilder("<div class=\"scroll\"><table class=\"matrix\">\n");
    out.append("<caption>Every package of both sets; a cell leads to what differs</caption>\n");
    out.append("<thead><tr><th rowspan=\"2\" scope=\"col\">component</th>");
    Map<String, Integer> platforms = new TreeMap<>();
    columns.forEach(column -> platforms.merge(column.platform(), 1, Integer::sum));
    platforms.forEach(
        (platform, formats) ->
            out.append("<th class=\"platform\" scope=\"colgroup\" colspan=\"" + formats + "\">")
                .append(Html.escape(platform))
                .append("</th>"));
    out.append("</tr>\n<tr>");
    columns.forEach(
        column ->
            out.append("<th scope=\"col\">").append(Html.escape(column.format())).append("</th>"));
    out.append("</tr></thead>\n<tbody>\n");
    rows.forEach((name, cells) -> row(name, cells, out));
    return out.append("</tbody></table></div>\n").toString();
  }

  private void row(String name, Map<Column, List<PackageDiff>> cells, StringBuilder out) {
    out.append("<tr><th scope=\"row\">").append(Html.escape(name)).append("</th>");
    for (Column column : columns) {
      out.append("<td>");
      for (PackageDiff one : cells.getOrDefault(column, List.of())) {
        cell(one, out);
      }
      out.append(cells.containsKey(column) ? "</td>" : "<span class=\"none\">–</span></td>");
    }
    out.append("</tr>\n");
  }

  private static void cell(PackageDiff one, StringBuilder out) {
    String label = Html.escape(one.key() + ": " + words(one));
    // What is the same has nothing to lead to.
    boolean leads = one.status() != Status.SAME;
    out.append(leads ? "<a href=\"#" + anchor(one) + "\"" : "<span role=\"img\"");
    out.append(" class=\"cell ").append(style(one)).append("\" title=\"").append(label);
    out.append("\" aria-label=\"").append(label).append("\">").append(sign(one));
    out.append(leads ? "</a>" : "</span>");
  }

  /** The words of a cell, for who cannot see it. */
  static String words(PackageDiff one) {
    return switch (one.status()) {
      case ADDED -> "added";
      case REMOVED -> "removed";
      case SAME -> "the same";
      case CHANGED ->
          one.count(Significance.BREAKING)
              + " breaking, "
              + one.count(Significance.NOTABLE)
              + " notable, "
              + one.count(Significance.COSMETIC)
              + " cosmetic";
    };
  }

  /** The class of CSS. */
  static String style(PackageDiff one) {
    return one.worst().map(Significance::word).orElse("same");
  }

  /** One sign and how many of the worst: not by colour alone. */
  private static String sign(PackageDiff one) {
    if (one.status() == Status.ADDED) {
      return "+";
    }
    if (one.status() == Status.REMOVED) {
      return "−";
    }
    return one.worst().map(worst -> sign(worst) + " " + one.count(worst)).orElse("=");
  }

  static String sign(Significance significance) {
    return switch (significance) {
      case BREAKING -> "✕";
      case NOTABLE -> "!";
      case COSMETIC -> "~";
    };
  }

  static String anchor(PackageDiff one) {
    String version = one.before().or(one::after).map(PackageDiff.Side::version).orElse("");
    return (one.key() + " " + version).replaceAll("[^A-Za-z0-9.]+", "-");
  }
}
