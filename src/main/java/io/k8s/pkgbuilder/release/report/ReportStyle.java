package io.k8s.pkgbuilder.release.report;

/** How the report looks: light and dark, on paper and on a telephone. */
final class ReportStyle {
  static final String CSS =
      """
      :root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#f3f5f8;--line:#d9dee5;\
      --good:#137a3d;--weak:#5b6572;--bar:#326ce5}
      @media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--paper:#14171b;--soft:#1e2329;\
      --line:#333a43;--good:#5fd38d;--weak:#9aa4b1;--bar:#6c9bff}}
      body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;\
      color:var(--ink);background:var(--paper)}
      h1{margin-bottom:0}h2{margin-top:2.5rem}
      .lead{color:var(--weak);margin-top:.25rem}
      table{border-collapse:collapse;width:100%;font-size:.92rem}
      th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);\
      vertical-align:top}
      th{font-weight:600;background:var(--soft)}
      td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      code{font:.85em ui-monospace,monospace;overflow-wrap:anywhere}
      .tick{color:var(--good);font-weight:700}.kept{color:var(--weak)}
      pre{background:var(--soft);padding:.8rem 1rem;border-radius:6px;overflow-x:auto;\
      font:.85rem/1.45 ui-monospace,monospace;max-height:40rem}
      .wide{overflow-x:auto}
      .bar{display:block;height:.35rem;border-radius:.2rem;background:var(--bar);min-width:1px}
      details summary{cursor:pointer;color:var(--weak);margin:.5rem 0}
      """;

  private ReportStyle() {}
}
