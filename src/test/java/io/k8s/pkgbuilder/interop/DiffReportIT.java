package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report in a real browser: its script runs, its matrix has every package, it loads nothing.
 */
class DiffReportIT {
  @TempDir Path directory;

  /** What the page looks like to its reader, and after a click and a change of the filter. */
  private static final String PROBE =
      """
      <script>
      const cells = [...document.querySelectorAll(".matrix .cell")];
      const link = document.querySelector("a.cell.breaking");
      location.hash = link.getAttribute("href");
      const opened = () => document.querySelectorAll("details.package[open]").length;
      setTimeout(() => {
        const first = opened();
        const rows = () => document.querySelectorAll(".shared tr[data-significance]:not([hidden])").length;
        const all = rows();
        for (const box of document.querySelectorAll("[data-show]:not([data-show=breaking])")) box.click();
        const result = [cells.length, cells.every((c) => c.getAttribute("aria-label") && c.textContent.trim()),
          first, all > rows(), rows() > 0, document.documentElement.scrollWidth <= innerWidth];
        document.title = "probe " + result.join(" ");
      }, 200);
      </script>
      """;

  private String browse(String... more) {
    return Command.of("chromium", "--headless", "--no-sandbox", "--disable-gpu")
        .with("--virtual-time-budget=5000", "--user-data-dir=" + directory.resolve("profile"))
        .with((Object[]) more)
        .output();
  }

  @Test
  void everyPackageIsACellAndTheFilterFilters() throws IOException {
    Tools.require("chromium", "dpkg-deb");
    Pkgbuilder tool = new Pkgbuilder(directory, java.util.Optional.of("1700000000"));
    tool.run("demo", "--out", "old");
    tool.run("demo", "--out", "new");
    Path changed = directory.resolve("new/kubelet_1.32.3-1_amd64.deb");
    Command.of("dpkg-deb", "-R", changed, directory.resolve("x")).output();
    Path control = directory.resolve("x/DEBIAN/control");
    String wider = Files.readString(control).replace("iptables (>= 1.4.21)", "iptables");
    Files.writeString(control, wider.replaceFirst("Depends: ", "Depends: <b>hostile</b>, "));
    Files.writeString(directory.resolve("x/usr/bin/kubelet"), "#!/bin/sh\n");
    Files.writeString(control, Files.readString(control).replace("<b>hostile</b>", "more"));
    Command.of("dpkg-deb", "-b", directory.resolve("x"), changed).output();
    Files.delete(directory.resolve("new/kubeadm-1.32.3-1.x86_64.rpm"));
    Command.Outcome diff = tool.command("diff", "old", "new", "--html", "report.html").run();
    assertThat(diff.exit()).as(diff.stdout() + diff.stderr()).isEqualTo(8);
    Path report = directory.resolve("report.html");
    String page = Files.readString(report);
    assertThat(page).doesNotContain("http:").doesNotContain("https://cdn").doesNotContain(" src=");
    Path probed = directory.resolve("probed.html");
    Files.writeString(probed, page.replace("</body>", PROBE + "</body>"));
    assertThat(browse("--window-size=1400,1000", "--dump-dom", "file://" + probed))
        .contains("<title>probe 50 true 1 true true true</title>");
    Path picture = directory.resolve("report.png");
    browse("--window-size=1400,1500", "--screenshot=" + picture, "file://" + report);
    assertThat(Base64.getEncoder().encodeToString(Files.readAllBytes(picture)))
        .startsWith("iVBORw0KGgo")
        .hasSizeGreaterThan(50_000);
  }
}
